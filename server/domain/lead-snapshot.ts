import type { Proposal } from './acting.ts';
import type { DeterminationOutcome, DispositionClass, LeadGrade } from './determination.ts';
import type { CaseStatus } from './disposition-transitions.ts';
import type { LeadStatus, LeadVerb } from './lead-transitions.ts';
import type { TaskStatus } from './task.ts';
import type { JointUnit } from './units.ts';

export const URGENCIES = ['NORMAL', 'URGENT'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A unit's task as far as the lead's steps ask about it; `officers` counts those who accepted it. */
export type LeadTask = { unit: JointUnit; status: TaskStatus; officers: number };

/** The joint determination as far as the lead's steps ask about it. */
export type LeadDetermination = {
  outcome: DeterminationOutcome;
  signedBy: readonly JointUnit[];
  /** Staff ids of whoever drafted it and of those who signed: none of them issues it. */
  draftedBy: string;
  signers: readonly string[];
  leadGrade: LeadGrade | null;
  dispositionClass: DispositionClass | null;
  legalReview: boolean;
};

/** Everything the lead's rules know of a lead: no content, no identity. Staff ids are UUIDs, dates are instants. */
export type LeadSnapshot = {
  id: string;
  status: LeadStatus;
  urgency: Urgency;
  /** Units that must not see it, by its reporter's wish. */
  avoid: readonly string[];
  supplementsAsked: number;
  supplementDueAt: Date | null;
  /** DETERMINING has sent it back for proof; it does so once. */
  returnedForProof: boolean;
  /** The head has extended the verification; that too happens once. */
  extensionUsed: boolean;
  proposal: Proposal<LeadVerb> | null;
  /** Who confirmed the refusal, and must not decide its review. */
  refusedBy: string | null;
  /** Who decided how its last round ended: they issued what was determined, or closed it. Never who reopens it. */
  endedBy: readonly string[];
  tasks: readonly LeadTask[];
  determination: LeadDetermination | null;
  leadGrade: LeadGrade | null;
  dispositionClass: DispositionClass | null;
  /** Where its disposition case stands; null before there is one. */
  caseStatus: CaseStatus | null;
  policeConsent: boolean;
  /** When the reporter withdrew after acceptance: verification goes on, no reward. */
  withdrawnAt: Date | null;
  /** When the reporter asked for a review of a refusal or of "unsubstantiated". */
  reviewRequestedAt: Date | null;
  /** Until when the police keep the reporter's page from telling that the lead is verified. */
  disclosureHoldUntil: Date | null;
  statusSince: Date;
};

import type { LeadStatus, LeadVerb } from './lead-transitions.ts';
import type { Urgency } from './lead-snapshot.ts';
import type { DispositionClass, LeadGrade } from './determination.ts';
import type { JointUnit } from './units.ts';

type Nothing = Record<never, never>;
type Reasoned = { reason: string };
/** `into`: the main lead; `joined`: how many others have been merged into the one that is to be merged. */
type Merging = Reasoned & { into: { id: string; status: LeadStatus }; joined: number };

/**
 * What each step must be told beside the lead itself. Free text is only looked at for being there; services seal it.
 * `reason` may be a code of the refusal catalogue.
 */
export type LeadFacts = {
  submit: { channel: string; urgency: Urgency };
  /** `silentSince`: the date that passed without a decision; the system's alone to give. */
  accept: { silentSince?: Date };
  requestSupplement: { items: readonly string[]; dueAt: Date; maxSupplements?: number };
  supply: Nothing;
  rejectUnsupplied: Reasoned;
  reject: Reasoned;
  referOut: { receivingOrgan: string };
  withdraw: Nothing;
  assign: Nothing;
  assignUrgent: { policeNotified: boolean };
  returnToCoordinator: Reasoned;
  startVerifying: Nothing;
  mergeAccepted: Merging;
  mergeVerifying: Merging;
  splitAccepted: Reasoned;
  splitVerifying: Reasoned;
  convene: Nothing;
  returnForProof: Reasoned & { units: readonly JointUnit[] };
  verifyByFiling: { filingNo: string; leadGrade?: LeadGrade; dispositionClass?: DispositionClass };
  verify: Nothing;
  findUnsubstantiated: Nothing;
  findFalse: Nothing;
  dispose: Nothing;
  closeVerified: Reasoned;
  closeDisposed: Reasoned;
  /** `reviewUntil`: the end of the time to ask for a review; 15 days after the status began unless given. */
  closeUnsubstantiated: { reviewUntil?: Date };
  /** `reason`: why it was an error, or malice. */
  closeFalse: Reasoned & { finding: 'HONEST_ERROR' | 'MALICIOUS' };
  reopenRejected: Reasoned;
  reopenUnsubstantiated: Reasoned & { newEvidence: boolean };
  reopenClosed: Reasoned;
  archiveClosed: Nothing;
  archiveRejected: { reviewUntil?: Date };
  archiveReferred: { receiptRef: string };
  archiveWithdrawn: Nothing;
};

/** A step to take, by its verb; `LeadCommand<'reject'>` is that one command, `LeadCommand` any of them. */
export type LeadCommand<V extends LeadVerb = LeadVerb> = { [K in V]: { verb: K } & LeadFacts[K] }[V];

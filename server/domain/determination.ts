import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { UNPROVEN_REASONS } from './code-lists/unproven-reasons.ts';
import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { verifierOf } from './task.ts';
import type { JointUnit } from './units.ts';

export const DETERMINATION_OUTCOMES = ['SUBSTANTIATED', 'UNSUBSTANTIATED', 'FALSE_REPORT'] as const;
export type DeterminationOutcome = (typeof DETERMINATION_OUTCOMES)[number];

/** 1 is the best: direct evidence and a full match. */
export const LEAD_GRADES = [1, 2, 3, 4] as const;
export type LeadGrade = (typeof LEAD_GRADES)[number];

/** A warning talk or order, B guided resolution, C transfer to the police (甲、乙、丙). */
export const DISPOSITION_CLASSES = ['A', 'B', 'C'] as const;
export type DispositionClass = (typeof DISPOSITION_CLASSES)[number];

/** One unit's signature; a unit that disagrees signs too, with its dissent on record. */
export type UnitSignature = { unit: JointUnit; staffId: string; dissents: boolean };

/** Grade and class belong to SUBSTANTIATED alone; a legal review to FALSE_REPORT. */
export type DeterminationDraft = {
  outcome: DeterminationOutcome;
  leadGrade: LeadGrade | null;
  dispositionClass: DispositionClass | null;
  legalReview: boolean;
};
export type DeterminationSnapshot = DeterminationDraft & { signatures: readonly UnitSignature[] };

/**
 * Puts a draft before the three units. A new draft drops every signature, for nobody signed that one.
 * Throws ILLEGAL_TRANSITION outside DETERMINING, NOT_YOUR_STEP, CONDITION_NOT_MET.
 */
export function decideDraft(
  leadStatus: LeadStatus,
  draft: DeterminationDraft,
  actor: Actor,
): DeterminationSnapshot {
  if (leadStatus !== 'DETERMINING') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['LEAD_COORDINATOR', 'JOINT_MEETING']);
  const substantiated = draft.outcome === 'SUBSTANTIATED';
  mustHold(
    ['outcome', DETERMINATION_OUTCOMES.includes(draft.outcome), 'NOT_IN_LIST'],
    ['leadGrade', !substantiated || LEAD_GRADES.some((grade) => grade === draft.leadGrade)],
    ['dispositionClass', !substantiated || DISPOSITION_CLASSES.some((one) => one === draft.dispositionClass)],
    ['leadGrade', substantiated || draft.leadGrade === null, 'NOT_ALLOWED'],
    ['dispositionClass', substantiated || draft.dispositionClass === null, 'NOT_ALLOWED'],
    ['legalReview', draft.outcome !== 'FALSE_REPORT' || draft.legalReview],
  );
  return { ...draft, signatures: [] };
}

/** The category that the reporter is told goes with UNSUBSTANTIATED alone. Throws CONDITION_NOT_MET. */
export function mustSayWhyUnproven(outcome: DeterminationOutcome, code: string | null): void {
  const unproved = outcome === 'UNSUBSTANTIATED';
  mustHold(
    ['unproven', !unproved || code !== null],
    [
      'unproven',
      !unproved || code === null || UNPROVEN_REASONS.some((one) => one.code === code),
      'NOT_IN_LIST',
    ],
    ['unproven', unproved || code === null, 'NOT_ALLOWED'],
  );
}

/**
 * One unit signs the draft, once, by its own verifier. Throws NOT_YOUR_STEP for a person of another unit,
 * ILLEGAL_TRANSITION when the unit has signed, SECOND_PERSON_NEEDED when the person has signed for another.
 */
export function decideSignature(
  determination: DeterminationSnapshot,
  command: { unit: JointUnit; dissents: boolean },
  actor: Actor,
): { signature: UnitSignature; changes: Pick<DeterminationSnapshot, 'signatures'> } {
  const { signatures } = determination;
  const staffId = verifierOf(command.unit, actor);
  if (signatures.some((one) => one.unit === command.unit)) refuse('ILLEGAL_TRANSITION');
  if (signatures.some((one) => one.staffId === staffId)) refuse('SECOND_PERSON_NEEDED');
  const signature = { unit: command.unit, staffId, dissents: command.dissents };
  return { signature, changes: { signatures: [...signatures, signature] } };
}

import { isOneOf, mustBeAnother, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { addMonths } from './calendar.ts';
import { LEGAL_HOLD_REASONS } from './code-lists/legal-holds.ts';
import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import type { Role } from './role-list.ts';

export type LegalHoldReason = (typeof LEGAL_HOLD_REASONS)[number]['code'];
export const LEGAL_HOLD_CODES = LEGAL_HOLD_REASONS.map(({ code }) => code) as [
  LegalHoldReason,
  ...LegalHoldReason[],
];

/** Who keeps a lead from being erased, and who may say that it need not be kept any longer. */
export const HOLDERS_OF_LEADS: readonly Role[] = ['LEAD_AGENCY_HEAD', 'VERIFIER_POLICE'];
/** A date further off than this is no date: leave it open instead. */
const LONGEST_HOLD_MONTHS = 120;

/** `until` null: until somebody else lifts it. */
export type LegalHold = { until: Date | null; liftedAt: Date | null };

export function holdStands({ until, liftedAt }: LegalHold, now: Date): boolean {
  return liftedAt === null && (until === null || until >= now);
}

export function mayHoldLead(actor: Actor): boolean {
  return isOneOf(actor, HOLDERS_OF_LEADS);
}

/** Throws NOT_YOUR_STEP, or CONDITION_NOT_MET naming `until`. */
export function decideLegalHold(until: Date | null, actor: Actor, now: Date): void {
  mustBeOneOf(actor, HOLDERS_OF_LEADS);
  const inRange = until === null || (until > now && until <= addMonths(now, LONGEST_HOLD_MONTHS));
  mustHold(['until', inRange, 'OUT_OF_RANGE']);
}

/** Throws NOT_YOUR_STEP, ILLEGAL_TRANSITION where it no longer stands, SECOND_PERSON_NEEDED. */
export function decideLifting(hold: LegalHold & { setBy: string }, actor: Actor, now: Date): void {
  mustBeOneOf(actor, HOLDERS_OF_LEADS);
  if (!holdStands(hold, now)) refuse('ILLEGAL_TRANSITION');
  mustBeAnother(actor, hold.setBy);
}

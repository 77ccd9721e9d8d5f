import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import type { LeadStatus } from './lead-transitions.ts';

/**
 * Whether a report came with a proof that a person's browser sent it. UNVERIFIED ones are received just the same and
 * wait in a tray of their own; CLEARED: intake looked and moved it among the others.
 */
export const SCREENINGS = ['VERIFIED', 'UNVERIFIED', 'CLEARED'] as const;
export type Screening = (typeof SCREENINGS)[number];

type Screened = { screening: Screening; status: LeadStatus };

/** Whether it lies in the tray of the unverified: until intake has moved it, or has done anything with it at all. */
export function waitsUnverified({ screening, status }: Screened): boolean {
  return screening === 'UNVERIFIED' && status === 'SUBMITTED';
}

/** Intake looked and moves it among the others. Its clock has run since it came, as every report's. */
export function decideClearing(lead: Screened, actor: Actor): { screening: Screening } {
  if (!waitsUnverified(lead)) refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR']);
  return { screening: 'CLEARED' };
}

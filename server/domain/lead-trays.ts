import type { StaffActor } from './actor.ts';
import { owedStep } from './lead-owed.ts';
import {
  ENDED_LEAD_STATUSES,
  type Turn,
  type TurnFacts,
  WAITING_LEAD_STATUSES,
  isJointUnit,
  turnInTime,
} from './lead-turn.ts';
import { type Screening, waitsUnverified } from './screening.ts';
import { VERIFIER_OF } from './units.ts';

/** Where a lead lies whoever looks. OWED: the office keeps a date, which may pass. */
const COMMON = ['ALL', 'OPEN', 'OWED', 'UNVERIFIED'] as const;
/** `LATER`: the tray of somebody whose turn it becomes once its date has passed. */
export type Tray = (typeof COMMON)[number] | Turn | `LATER ${Turn}`;

/** What is kept beside a lead, so that a queue is a look-up: whose turn it is, and the trays in which it lies. */
export type Placed = {
  turn: Turn[];
  turnLater: Turn[];
  turnLaterAt: Date | null;
  trays: Tray[];
};

/**
 * Whether a lead's date is the office's to keep: as long as work on it goes on, and in whatever status where an officer's
 * proposal waits for a second person or a reporter's review for its answer.
 */
export function keepsDate(lead: TurnFacts): boolean {
  if (lead.proposal || owedStep(lead.status, lead)?.clock === 'decideReview') return true;
  return !ENDED_LEAD_STATUSES.includes(lead.status) && !WAITING_LEAD_STATUSES.includes(lead.status);
}

/** Where a lead lies for as long as nobody does anything to it. The unverified wait in a tray of their own. */
export function placeInTrays(lead: TurnFacts & { screening: Screening; dueAt: Date | null }): Placed {
  const { turn, later, laterAt } = turnInTime(lead, lead.dueAt);
  const unverified = waitsUnverified(lead);
  const inOffice = (turns: readonly Turn[]) => turns.filter((one) => one !== 'REPORTER');
  return {
    turn: [...turn],
    turnLater: [...later],
    turnLaterAt: laterAt,
    trays: [
      'ALL',
      ...(ENDED_LEAD_STATUSES.includes(lead.status) ? [] : (['OPEN'] as const)),
      ...(keepsDate(lead) && lead.dueAt !== null ? (['OWED'] as const) : []),
      ...(unverified ? (['UNVERIFIED'] as const) : inOffice(turn)),
      ...(unverified ? [] : inOffice(later).map((one): Tray => `LATER ${one}`)),
    ],
  };
}

/** Where a report lies that has just come in. */
export function placeNewLead(
  lead: Pick<TurnFacts, 'urgency'> & { screening: Screening; dueAt: Date },
): Placed {
  return placeInTrays({
    ...lead,
    status: 'SUBMITTED',
    proposal: null,
    supplementDueAt: null,
    tasks: [],
    determination: null,
    dispositionClass: null,
    caseStatus: null,
    policeConsent: false,
    reviewRequestedAt: null,
  });
}

/** The turns that are a person's; as `isTurnOf` has it, but for what they proposed themselves. */
export function turnsOf({ roles, unit }: StaffActor): Turn[] {
  const own: Turn[] = isJointUnit(unit) && roles.includes(VERIFIER_OF[unit]) ? [unit] : [];
  return [...own, ...roles.filter((role) => role !== 'REPORTER')];
}

import { addMonths } from './calendar.ts';
import type { CompartmentKind } from './compartments.ts';
import { type LegalHold, holdStands } from './legal-hold.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { type LeadOutcome, type RetentionPeriods, monthsFor } from './retention-periods.ts';
import { type RewardStatus, TERMINAL_REWARD_STATUSES } from './reward-transitions.ts';

/** Why nothing of a lead may go, whatever its periods say. */
export const RETENTION_BLOCKERS = [
  'LEGAL_HOLD',
  'NOT_ARCHIVED',
  'REVIEW_RUNS',
  'DISCLOSURE_HELD',
  'REWARD_OPEN',
  'REQUEST_OPEN',
] as const;
export type RetentionBlocker = (typeof RETENTION_BLOCKERS)[number];

/** An award as far as keeping goes. `restorableUntil`: until when a lapsed claim may still be reopened (R20). */
export type EndingReward = { status: RewardStatus; since: Date; restorableUntil: Date | null };

/** Everything that the rule knows of a lead. `steps` oldest first, `drawers` those that still have a key. */
export type RetentionCase = {
  status: LeadStatus;
  steps: readonly { transition: string; at: Date }[];
  reviewRequestedAt: Date | null;
  disclosureHoldUntil: Date | null;
  rewards: readonly EndingReward[];
  holds: readonly LegalHold[];
  /** An unsealing that is open, or a hand-over to the police that was approved and has not left. */
  requestOpen: boolean;
  drawers: readonly CompartmentKind[];
};

/** When each drawer goes, soonest first; `blockers` say why it stays nevertheless. Null: the lead has not ended. */
export type Retention = {
  outcome: LeadOutcome;
  endedAt: Date;
  blockers: readonly RetentionBlocker[];
  goes: readonly { kind: CompartmentKind; at: Date }[];
};

const OUTCOME_OF: Record<string, LeadOutcome> = {
  L05: 'REFUSED',
  L06: 'REFUSED',
  L07: 'REFERRED',
  L08: 'WITHDRAWN',
  L13: 'MERGED',
  L14: 'MERGED',
  L22: 'VERIFIED',
  L23: 'VERIFIED',
  L24: 'UNSUBSTANTIATED',
  L25: 'FALSE_REPORT',
};

/**
 * When the drawers of a lead go: so many months after the lead and all of its awards have ended, whichever came last.
 * Null while the lead has not ended, or was opened again.
 */
export function retentionOf(lead: RetentionCase, periods: RetentionPeriods, now: Date): Retention | null {
  const ending = lead.steps.findLast(({ transition }) => OUTCOME_OF[transition] ?? reopens(transition));
  const outcome = ending && OUTCOME_OF[ending.transition];
  if (!ending || !outcome) return null;
  const endedAt = latest(ending.at, ...lead.rewards.map((reward) => reward.since));
  const goes = lead.drawers
    .map((kind) => ({ kind, at: addMonths(endedAt, monthsFor(kind, outcome, periods)) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return { outcome, endedAt, blockers: blockersOf(lead, now), goes };
}

/** The drawers that may be erased at that moment: none while anything blocks it. */
export function dueDrawers(retention: Retention | null, at: Date): CompartmentKind[] {
  if (!retention || retention.blockers.length > 0) return [];
  return pastTheirTime(retention, at);
}

/** The drawers whose period has run out at that moment, blocked or not. */
export function pastTheirTime({ goes }: Retention, at: Date): CompartmentKind[] {
  return goes.filter((drawer) => drawer.at < at).map(({ kind }) => kind);
}

function blockersOf(lead: RetentionCase, now: Date): RetentionBlocker[] {
  const blocks: Record<RetentionBlocker, boolean> = {
    LEGAL_HOLD: lead.holds.some((hold) => holdStands(hold, now)),
    // Archiving waits until no review may be asked for any more (L30), and nothing reopens what is archived.
    NOT_ARCHIVED: lead.status !== 'ARCHIVED' && lead.status !== 'MERGED',
    REVIEW_RUNS: lead.reviewRequestedAt !== null,
    DISCLOSURE_HELD: lead.disclosureHoldUntil !== null && lead.disclosureHoldUntil >= now,
    REWARD_OPEN: lead.rewards.some((reward) => isOpen(reward, now)),
    REQUEST_OPEN: lead.requestOpen,
  };
  return RETENTION_BLOCKERS.filter((blocker) => blocks[blocker]);
}

function isOpen({ status, restorableUntil }: EndingReward, now: Date): boolean {
  return !TERMINAL_REWARD_STATUSES.includes(status) || (restorableUntil !== null && restorableUntil >= now);
}

/** L26, L27, L28 take a lead up again: what ended it before counts no more. */
function reopens(transition: string): true | undefined {
  return ['L26', 'L27', 'L28', 'L33', 'L34'].includes(transition) ? true : undefined;
}

function latest(...moments: readonly Date[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())));
}

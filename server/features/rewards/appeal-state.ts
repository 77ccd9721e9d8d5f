import {
  type Appeal,
  type AppealKind,
  type AppealLimits,
  appealKindOf,
  appealUntil,
  decideAppeal,
  isOpen,
} from '../../domain/reward.ts';
import { Refusal } from '../../domain/errors.ts';
import type { OfficeDays } from '../district/office-days.ts';
import { snapshotOf } from './reward-snapshot.ts';
import type { RewardRecord, RewardStepRecord } from './rewards.store.ts';

/** A request as its reporter may read of it; `granted` null while it waits. */
export type AppealTold = {
  kind: AppealKind;
  askedAt: Date | null;
  answeredAt: Date | null;
  granted: boolean | null;
  reason: string | null;
};

export function appealOf(row: Pick<RewardRecord, 'appealedAt' | 'appealAnsweredAt'>): Appeal {
  return { askedAt: row.appealedAt, answeredAt: row.appealAnsweredAt };
}

export const waitsForAnswer = (row: Parameters<typeof appealOf>[0]): boolean => isOpen(appealOf(row));

/** By when a reporter may ask. A review is asked for after the refusal that stands. */
export function appealLimits(
  row: Pick<RewardRecord, 'statusSince'>,
  steps: readonly RewardStepRecord[],
  days: OfficeDays,
): AppealLimits {
  const refusal = steps.findLast(({ to }) => to === 'INELIGIBLE');
  return {
    reviewUntil: days.due('askReview', refusal?.at ?? row.statusSince),
    maxMonths: days.settings.claimExtensionMaxMonths,
  };
}

/** What the reporter may ask for now, and until when; null for nothing. */
export function mayAppeal(
  row: RewardRecord,
  steps: readonly RewardStepRecord[],
  days: OfficeDays,
  now: Date,
): { kind: AppealKind; until: Date } | null {
  const limits = appealLimits(row, steps, days);
  const snapshot = snapshotOf(row, steps);
  try {
    const kind = decideAppeal(snapshot, appealOf(row), limits, now);
    return { kind, until: appealUntil(snapshot, limits) ?? now };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const GRANTED: Partial<Record<string, AppealKind>> = { R20: 'RESTORE', R21: 'REVIEW' };

/** The last request and its answer: a no stands on the award, a yes is the step that brought it back. */
export function appealTold(row: RewardRecord, steps: readonly RewardStepRecord[]): AppealTold | null {
  const kind = appealKindOf(row.status);
  if (kind !== null) {
    const { appealedAt: askedAt, appealAnsweredAt: answeredAt, appealReason: reason } = row;
    return askedAt && { kind, askedAt, answeredAt, granted: answeredAt ? false : null, reason };
  }
  const last = steps.findLast(({ transition }) => GRANTED[transition]);
  const granted = last && GRANTED[last.transition];
  if (!last || !granted) return null;
  return { kind: granted, askedAt: null, answeredAt: last.at, granted: true, reason: last.reason };
}

import type { ClockName } from './settings.ts';
import { type PublicRewardStatus, publicReward } from './reporter-view.ts';
import type { ClaimChannel } from './reward-snapshot.ts';
import type { RewardStatus } from './reward-transitions.ts';

/** What the office owes a reporter: begun, decided, money found, told, paid. */
export const REWARD_PROMISES = ['START', 'DECIDE', 'FUND', 'TELL', 'PAY'] as const;
export type RewardPromise = (typeof REWARD_PROMISES)[number];

/** A promise with the clocks that run one after the other from `since`. */
export type RunningPromise = { promise: RewardPromise; since: Date; clocks: readonly ClockName[] };

const CLOCKS: Record<RewardPromise, readonly ClockName[]> = {
  START: ['rewardStart'],
  DECIDE: ['eligibility', 'review', 'approve'],
  FUND: ['fund'],
  TELL: ['notify'],
  PAY: ['pay'],
};
const PROMISED: Partial<Record<PublicRewardStatus, RewardPromise>> = {
  ASSESSING: 'DECIDE',
  APPROVED_AWAITING_FUNDS: 'FUND',
  APPROVED: 'TELL',
  PAYING: 'PAY',
};

/**
 * What is promised to the reporter now; null where the office owes nothing. It is reckoned from the steps as the reporter
 * knows them: who looks at the award meanwhile, that it went back, or that it rests, moves no date.
 * `steps` oldest first, the last being where the award stands.
 */
export function promiseOf(
  steps: readonly { to: RewardStatus; at: Date }[],
  claimChannel: ClaimChannel | null,
): RunningPromise | null {
  const last = steps.at(-1);
  const status = last && publicReward(last.to);
  const promise = status && PROMISED[status];
  // A pick-up waits for the person who comes, not for the office.
  if (!promise || (promise === 'PAY' && claimChannel !== 'BANK')) return null;
  const before = steps.findLastIndex(({ to }) => publicReward(to) !== status);
  const stretch = steps.slice(before + 1);
  const begun = promise === 'DECIDE' ? stretch.find(({ to }) => to !== 'CANDIDATE') : stretch[0];
  const running = begun ? promise : 'START';
  const since = (begun ?? stretch[0] ?? last).at;
  return { promise: running, since, clocks: CLOCKS[running] };
}

/** How many days before a claim ends its reporter is reminded. */
export const REMINDER_DAYS = [30, 7, 1] as const;
const DAY_MS = 24 * 3_600_000;

/** Whole days that are left until a claim ends; 0 on the last one, null once it is over. */
export function daysLeft(claimUntil: Date, now: Date): number | null {
  return now > claimUntil ? null : Math.floor((claimUntil.getTime() - now.getTime()) / DAY_MS);
}

/** The reminder that is due now: the closest whose day has come, unless it or a closer one was given. */
export function reminderDue(claimUntil: Date, now: Date, given: number | null): number | null {
  const left = daysLeft(claimUntil, now);
  if (left === null) return null;
  const due = REMINDER_DAYS.findLast((days) => left <= days);
  return due === undefined || (given !== null && given <= due) ? null : due;
}

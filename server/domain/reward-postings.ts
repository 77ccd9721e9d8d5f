import { localDate } from './calendar.ts';
import { mustHold } from './facts.ts';
import type { RewardPosting } from './reward-rule.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';

/** The proposed amount. Every status after PROPOSED has one; a row without is broken, not refusable. */
export function amountOf(reward: RewardSnapshot): number {
  if (reward.amountFen === null) throw new RangeError(`a reward in ${reward.status} has no amount`);
  return reward.amountFen;
}

/** Refuses an amount that the scheme didn't compute: whoever wrote it into the row was no clerk. */
export function mustLieInSpan({ amountFen, engine: { lowFen, highFen } }: RewardSnapshot): void {
  const inside = amountFen !== null && amountFen >= lowFen && amountFen <= (highFen ?? Infinity);
  mustHold(['amountFen', inside, 'NOT_ALLOWED']);
}

/** Locks the amount; after a hold only the difference to what is locked already. */
export function lock(reward: RewardSnapshot): RewardPosting | null {
  const amountFen = amountOf(reward);
  if (amountFen === reward.lockedFen) return null;
  return { event: 'LOCKED', facts: { amountFen, previousLockedFen: reward.lockedFen } };
}

/** Gives back whatever is locked, and reverses the payable of a claim that still stood. */
export function release(reward: RewardSnapshot): RewardPosting | null {
  if (reward.lockedFen === 0) return null;
  return { event: 'RELEASED', facts: { amountFen: reward.lockedFen, wasClaimed: reward.claimed } };
}

/** The fields of a reward for which the fund holds nothing any more. */
export const FREED = { lockedFen: 0, claimed: false } as const;

/** Whether two instants lie in one fiscal year, which in China is the calendar year. */
export function sameFiscalYear(a: Date, b: Date): boolean {
  return localDate(a).slice(0, 4) === localDate(b).slice(0, 4);
}

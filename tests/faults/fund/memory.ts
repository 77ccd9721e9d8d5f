import type { RewardStatus } from '../../../server/domain/reward.ts';
import type { Award } from './town.ts';

/** How an award shall end: paid by bank or at the counter, given up by its reporter, or taken back by the office. */
export type Way = 'BANK' | 'COUNTER' | 'WAIVE' | 'REVOKE';

/** What the town knows of an award; `status` is null where it has to look first. */
export type Known = {
  award: Award;
  way: Way;
  status: RewardStatus | null;
  version: number;
  /** The code that was given for the counter. */
  claimCode: string | null;
  /** So many of its accounts the bank sent back. */
  returned: number;
  /** Refused for want of budget; it waits. */
  short: boolean;
};

/** The accounts that an award was ever to be paid to, the last last; each is that award's alone. */
export const accountsOf = ({ award, returned }: Known): string[] =>
  Array.from({ length: returned + 1 }, (_, round) => {
    const own = BigInt(`0x${award.id.replaceAll('-', '').slice(0, 14)}`);
    return `62220200${String(round).padStart(3, '0')}${own}`;
  });

/** What was asked of the office and what it answered, by award and step. */
export function aMemory() {
  const acknowledged = new Map<string, number>();
  const unheard = new Map<string, number>();
  const add = (to: Map<string, number>, { id }: Award, transition: string) =>
    to.set(`${id} ${transition}`, (to.get(`${id} ${transition}`) ?? 0) + 1);
  return {
    tally: { asked: 0, acts: 0, raced: 0, short: 0, unheard: 0, batches: 0, returned: 0, kills: 0, looks: 0 },
    acknowledge: (award: Award, transition: string) => add(acknowledged, award, transition),
    miss: (award: Award, transition: string) => add(unheard, award, transition),
    acknowledged,
    unheard,
    /** The digest that a release was answered with, by batch. */
    digests: new Map<string, string>(),
    /** What nobody should have been answered. */
    surprises: [] as string[],
  };
}
export type Memory = ReturnType<typeof aMemory>;

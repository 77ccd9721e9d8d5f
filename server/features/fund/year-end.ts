import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { openMonthsOf } from '../../domain/ledger.ts';
import type { Caller } from '../caller.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { RewardsStore } from '../rewards/rewards.store.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { FundOrderRecord } from './fund-orders.store.ts';
import type { LedgerStore } from './ledger.store.ts';
import type { PeriodsStore } from './periods.store.ts';
import { successorOf } from './this-years-fund.ts';

type Deps = {
  clock: Clock;
  ledger: LedgerStore;
  periods: PeriodsStore;
  rewards: Pick<RewardsStore, 'holdingIn' | 'moveToFund'>;
};

/**
 * A year ends by decision: unused budget is carried or lapses; awards on their way go on with their money into the next
 * year's fund of the same line, posted on both sides. Nothing is left behind.
 */
export function makeYearEnd({ clock, ledger, periods, rewards }: Deps) {
  return {
    /** @throws Refusal NOT_FOUND; CONDITION_NOT_MET while the year runs or a month of it is open */
    async mustBeReady(tx: Tx, fundId: string, now: Date): Promise<void> {
      const { fiscalYear } = (await ledger.fund(tx, fundId)) ?? refuse('NOT_FOUND');
      if (fiscalYear >= fiscalYearOf(now))
        refuse('CONDITION_NOT_MET', [{ path: 'year', code: 'NOT_ALLOWED' }]);
      const first = (await periods.first(tx)) ?? `${fiscalYear}-01`;
      if (openMonthsOf(fiscalYear, first, await periods.lastClosed(tx)).length)
        refuse('CONDITION_NOT_MET', [{ path: 'months', code: 'NOT_ALLOWED' }]);
    },

    /** Holds every award whose money lies in the fund, before the fund itself: the order in which awards' own steps lock. */
    lockAwards: async (tx: Tx, fundId: string): Promise<void> => void (await rewards.holdingIn(tx, fundId)),

    /** Posts the closing and writes it down. @throws Refusal STALE_VERSION where an award moved in meanwhile */
    async close(tx: Tx, caller: Caller, order: FundOrderRecord): Promise<void> {
      const { fundId, decision, id: orderId, documentNo } = order;
      const fund = (await ledger.fund(tx, fundId)) ?? refuse('NOT_FOUND');
      const now = clock.now();
      const before = await ledger.balances(tx, fundId);
      const awards = await rewards.holdingIn(tx, fundId);
      const locked = awards.reduce((sum, { lockedFen }) => sum + lockedFen, 0);
      if (locked !== before.LOCKED) refuse('STALE_VERSION');
      const successorId = await successorOf(tx, ledger, fund, fund.fiscalYear + 1, now);
      // A year that nobody closed in time goes to whoever took over since.
      const heir = await ledger.heirOf(tx, successorId);
      const entry = { orderId, documentNo, staffId: caller.staffId, at: now };
      for (const award of awards) {
        const facts = { amountFen: award.lockedFen, wasClaimed: award.claimed };
        await ledger.post(tx, fundId, 'LOCK_CARRIED_OUT', facts, { ...entry, rewardId: award.id });
        await ledger.post(tx, heir.id, 'LOCK_CARRIED_IN', facts, { ...entry, rewardId: award.id });
      }
      await rewards.moveToFund(
        tx,
        awards.map(({ id }) => id),
        { fundId: heir.id, fundYear: heir.fiscalYear },
      );
      const facts = { amountFen: before.AVAILABLE };
      if (decision === 'CARRY') {
        await ledger.post(tx, fundId, 'CARRIED_OUT', facts, entry);
        await ledger.post(tx, heir.id, 'CARRIED_IN', facts, entry);
      } else await ledger.post(tx, fundId, 'LAPSED', facts, entry);
      await ledger.addClosing(tx, {
        fundId,
        orderId,
        decision: decision ?? 'LAPSE',
        successorId,
        availableFen: before.AVAILABLE,
        lockedFen: before.LOCKED,
        closedAt: now,
      });
    },
  };
}
export type YearEnd = ReturnType<typeof makeYearEnd>;

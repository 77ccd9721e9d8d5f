import type { Tx } from '../../db/connection.ts';
import { brokenConstraint } from '../../db/transaction.ts';
import { staffIdOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { figuresFrom } from '../../domain/ledger.ts';
import type { decideReward } from '../../domain/reward.ts';
import { fiscalYearOf } from '../fund/fiscal-year.ts';
import type { LedgerStore } from '../fund/ledger.store.ts';
import { type LowBudgetAlarm, isLow } from '../fund/low-budget.ts';
import type { Acting } from './reward-act.ts';
import type { RewardRecord } from './rewards.store.ts';

type Step = ReturnType<typeof decideReward>;

/** Moves the fund's money as the steps of a reward say. */
export function makeRewardPostings(deps: { ledger: LedgerStore; lowBudget: LowBudgetAlarm }) {
  const { ledger, lowBudget } = deps;

  return {
    /** What the fund has free for this reward, in fen, read under the fund's lock; 0 where no fund is open. */
    async available(tx: Tx, row: RewardRecord, now: Date): Promise<number> {
      const fund = await ledger.lockFundOf(tx, yearOf(row, now));
      return fund ? (await ledger.balances(tx, fund.id)).AVAILABLE : 0;
    },

    /** Posts what a step moves, and answers the columns that follow from it. @throws Refusal FUND_INSUFFICIENT */
    async post(tx: Tx, row: RewardRecord, step: Step, act: Acting): Promise<Partial<RewardRecord>> {
      const { ledgerEvent, ledgerFacts } = step;
      if (!ledgerEvent || !ledgerFacts) return {};
      const { actor, now, days, documentNo } = act;
      const locks = ledgerEvent === 'LOCKED';
      const fundYear = yearOf(row, now, locks);
      const fund = (await ledger.lockFundOf(tx, fundYear)) ?? refuse('FUND_INSUFFICIENT');
      const before = figuresFrom(await ledger.balances(tx, fund.id));
      await ledger
        .post(tx, fund.id, ledgerEvent, ledgerFacts, {
          rewardId: row.id,
          staffId: staffIdOf(actor),
          ...(documentNo ? { documentNo } : {}),
          at: now,
        })
        .catch(refuseOverdraft);
      if (!locks) return {};
      const after = figuresFrom(await ledger.balances(tx, fund.id));
      const { lowBudgetAlarmPpm } = days.settings;
      // Told once, by the award that crosses the line.
      if (isLow(after, lowBudgetAlarmPpm) && !isLow(before, lowBudgetAlarmPpm)) await lowBudget(tx, now);
      return { fundYear };
    },
  };
}
export type RewardPostings = ReturnType<typeof makeRewardPostings>;

/** Money stays in the fund of the year that locked it; new money comes out of the year in which it is locked. */
function yearOf(row: RewardRecord, now: Date, locks = true): number {
  const keeps = !locks || row.lockedFen > 0;
  return keeps && row.fundYear !== null ? row.fundYear : fiscalYearOf(now);
}

/** The last wall: the database's own check, should two ever get past the fund's lock. */
function refuseOverdraft(error: unknown): never {
  if (brokenConstraint(error) === 'account_balances_never_negative') refuse('FUND_INSUFFICIENT');
  throw error;
}

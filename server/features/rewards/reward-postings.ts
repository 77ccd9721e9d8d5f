import type { Tx } from '../../db/connection.ts';
import { brokenConstraint } from '../../db/transaction.ts';
import { staffIdOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { figuresFrom } from '../../domain/ledger.ts';
import type { decideReward } from '../../domain/reward.ts';
import { fiscalYearOf } from '../fund/fiscal-year.ts';
import type { EntryFacts, FundRecord, LedgerStore } from '../fund/ledger.store.ts';
import { type LowBudgetAlarm, isLow } from '../fund/low-budget.ts';
import type { Acting } from './reward-act.ts';
import type { RewardRecord } from './rewards.store.ts';

type Step = ReturnType<typeof decideReward>;

/** Moves the fund's money as the steps of a reward say. */
export function makeRewardPostings(deps: { ledger: LedgerStore; lowBudget: LowBudgetAlarm }) {
  const { ledger, lowBudget } = deps;

  /**
   * The fund that a reward's money moves in, locked: where money is locked, the one that holds it; for new money one of
   * this year's, by choice where there are several. @throws Refusal CONDITION_NOT_MET at `fundId`
   */
  async function fundFor(tx: Tx, row: RewardRecord, locks: boolean, now: Date, chosen?: string) {
    if (row.fundId !== null && (!locks || row.lockedFen > 0)) return ledger.lockFund(tx, row.fundId);
    const open = await ledger.openFunds(tx, fiscalYearOf(now));
    if (chosen === undefined && open.length > 1)
      refuse('CONDITION_NOT_MET', [{ path: 'fundId', code: 'REQUIRED' }]);
    const fund = chosen === undefined ? open[0] : open.find(({ id }) => id === chosen);
    if (chosen !== undefined && !fund) refuse('CONDITION_NOT_MET', [{ path: 'fundId', code: 'NOT_IN_LIST' }]);
    return fund && ledger.lockFund(tx, fund.id);
  }

  /** A closed year keeps nothing: what comes back to it goes on to the fund that took over, in the same breath. */
  async function passOn(tx: Tx, from: FundRecord, amountFen: number, entry: EntryFacts) {
    const heir = await ledger.heirOf(tx, from.id);
    const facts = { amountFen, wasClaimed: true };
    await ledger.post(tx, from.id, 'LOCK_CARRIED_OUT', facts, entry);
    await ledger.post(tx, heir.id, 'LOCK_CARRIED_IN', facts, entry);
    return { fundId: heir.id, fundYear: heir.fiscalYear };
  }

  const entryOf = (row: RewardRecord, { actor, now, documentNo }: Acting): EntryFacts => ({
    rewardId: row.id,
    staffId: staffIdOf(actor),
    ...(documentNo ? { documentNo } : {}),
    at: now,
  });

  return {
    /** What the fund has free for this reward, in fen, read under the fund's lock; 0 where no fund is open. */
    async available(tx: Tx, row: RewardRecord, now: Date, chosen?: string): Promise<number> {
      const fund = await fundFor(tx, row, true, now, chosen);
      return fund ? (await ledger.balances(tx, fund.id)).AVAILABLE : 0;
    },

    /** Posts what a step moves, and answers the columns that follow from it. @throws Refusal FUND_INSUFFICIENT */
    async post(tx: Tx, row: RewardRecord, step: Step, act: Acting): Promise<Partial<RewardRecord>> {
      const { ledgerEvent, ledgerFacts } = step;
      if (!ledgerEvent || !ledgerFacts) return {};
      const { now, days } = act;
      const locks = ledgerEvent === 'LOCKED';
      const fund = (await fundFor(tx, row, locks, now, act.fundId)) ?? refuse('FUND_INSUFFICIENT');
      const closed = (await ledger.closing(tx, fund.id)) !== undefined;
      const before = locks ? figuresFrom(await ledger.balances(tx, fund.id)) : null;
      const entry = entryOf(row, act);
      // A closed year's budget takes nothing back, whatever the calendar says.
      const facts = closed ? { ...ledgerFacts, sameYear: false } : ledgerFacts;
      await ledger.post(tx, fund.id, ledgerEvent, facts, entry).catch(refuseOverdraft);
      if (closed && ledgerEvent === 'RETURNED_LATE') return passOn(tx, fund, ledgerFacts.amountFen, entry);
      if (!before) return {};
      const after = figuresFrom(await ledger.balances(tx, fund.id));
      const { lowBudgetAlarmPpm } = days.settings;
      // Told once, by the award that crosses the line.
      if (isLow(after, lowBudgetAlarmPpm) && !isLow(before, lowBudgetAlarmPpm)) await lowBudget(tx, now);
      return { fundId: fund.id, fundYear: fund.fiscalYear };
    },

    /** Posts what a batch's payments move (R17): money that is locked is spent, a few statements for hundreds of awards. */
    async postPaid(tx: Tx, taken: readonly { row: RewardRecord; step: Step; act: Acting }[]): Promise<void> {
      const paid = taken.flatMap(({ row, step: { ledgerEvent: event, ledgerFacts: facts }, act }) =>
        event && facts ? [{ fundId: row.fundId, event, facts, entry: entryOf(row, act) }] : [],
      );
      // In one order, so that two batches over several funds never wait for each other.
      const funds = [...Map.groupBy(paid, ({ fundId }) => fundId ?? '')].toSorted(([a], [b]) =>
        a < b ? -1 : 1,
      );
      for (const [fundId, postings] of funds) {
        if (postings.some(({ event }) => event !== 'PAID')) throw new Error('a batch moves other money');
        if (!(await ledger.lockFund(tx, fundId))) refuse('FUND_INSUFFICIENT');
        await ledger.postAll(tx, fundId, postings).catch(refuseOverdraft);
      }
    },
  };
}
export type RewardPostings = ReturnType<typeof makeRewardPostings>;

/** The last wall: the database's own check, should two ever get past the fund's lock. */
function refuseOverdraft(error: unknown): never {
  if (brokenConstraint(error) === 'account_balances_never_negative') refuse('FUND_INSUFFICIENT');
  throw error;
}

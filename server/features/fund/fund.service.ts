import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { FundRow, FundView } from '../../contract/fund.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { type FundSource, figuresFrom, openMonthsOf } from '../../domain/ledger.ts';
import { REWARD_STATUSES, TERMINAL_REWARD_STATUSES } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { RewardsStore } from '../rewards/rewards.store.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { orderView } from './fund-order-view.ts';
import type { FundOrdersStore } from './fund-orders.store.ts';
import type { LedgerChecksStore } from './ledger-checks.store.ts';
import type { ClosingRecord, FundRecord, LedgerStore } from './ledger.store.ts';
import { isLow } from './low-budget.ts';
import type { PeriodsStore } from './periods.store.ts';
import type { LedgerCheck } from './verify.ts';

const ON_THE_WAY = REWARD_STATUSES.filter((status) => !TERMINAL_REWARD_STATUSES.includes(status));

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  district: DistrictStore;
  ledger: LedgerStore;
  orders: FundOrdersStore;
  periods: PeriodsStore;
  checks: LedgerChecksStore;
  rewards: RewardsStore;
  ledgerCheck: LedgerCheck;
};

export type NewFund = { fiscalYear: number; budgetLine: string; title: string; source?: FundSource };

export function makeFundService(deps: Deps) {
  const { inTransaction, clock, audit, district, ledger, orders, periods, checks, rewards, ledgerCheck } =
    deps;

  /** The fund asked for, or the first of this year, or of the last year that had any. @throws Refusal NOT_FOUND */
  async function fundOf(tx: Tx, fundId?: string): Promise<FundRecord> {
    const found = fundId
      ? await ledger.fund(tx, fundId)
      : await ledger.latestFund(tx, fiscalYearOf(clock.now()));
    return found ?? refuse('NOT_FOUND');
  }

  /** Opens a special fund of a year on its budget line (Decree 737 art. 7); answers its id. */
  async function openFund(tx: Tx, fund: NewFund): Promise<string> {
    const id = randomUUID();
    await ledger.addFund(tx, { id, ...fund, openedAt: clock.now() });
    return id;
  }

  /** What must be closed before a year that is over can be; null where it still runs or is closed. */
  async function toClose(tx: Tx, fund: FundRecord, closing: ClosingRecord | undefined) {
    if (closing || fund.fiscalYear >= fiscalYearOf(clock.now())) return null;
    const first = (await periods.first(tx)) ?? `${fund.fiscalYear}-01`;
    return { openMonths: openMonthsOf(fund.fiscalYear, first, await periods.lastClosed(tx)) };
  }

  return {
    openFund,
    fundOf,

    /** A fund as one picture; what costs a walk through all entries was reckoned by the last check. @throws Refusal NOT_FOUND */
    read: (caller: Caller, fundId?: string): Promise<FundView> =>
      inTransaction(async (tx) => {
        const fund = await fundOf(tx, fundId);
        const { settings } = await readOfficeDays(tx, district);
        const figures = figuresFrom(await ledger.balances(tx, fund.id));
        const all = await ledger.funds(tx);
        const closings = await ledger.closings(tx);
        const isClosed = ({ id }: FundRecord) => closings.some((closing) => closing.fundId === id);
        const closing = closings.find((each) => each.fundId === fund.id);
        const last = await checks.last(tx);
        const standing = await ledgerCheck.standing(tx, fund);
        return {
          ...row(fund, isClosed(fund)),
          figures,
          funds: all.map((each) => row(each, isClosed(each))).toReversed(),
          pipeline: await rewards.pipeline(tx, ON_THE_WAY),
          lowBudget: !isClosed(fund) && isLow(figures, settings.lowBudgetAlarmPpm),
          breaches: [...new Set([...(last?.breaches ?? []), ...standing])],
          check: last ? { at: last.at.toISOString(), entries: last.entries } : null,
          orders: (await orders.list(tx, fund.id)).map((each) => orderView(each, caller)),
          closing: closing
            ? {
                decision: closing.decision,
                successorId: closing.successorId,
                availableFen: closing.availableFen,
                lockedFen: closing.lockedFen,
                closedAt: closing.closedAt.toISOString(),
              }
            : null,
          toClose: await toClose(tx, fund, closing),
        };
      }),

    /** Another fund or line of this year. @throws Refusal CONDITION_NOT_MET for a line that this year has */
    open: (
      caller: Caller,
      fund: { title: string; budgetLine: string; source: FundSource },
    ): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const line = { ...fund, title: fund.title.trim(), budgetLine: fund.budgetLine.trim() };
        const id = await openFund(tx, { ...line, fiscalYear: fiscalYearOf(now) });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'fund.open',
          subject: { kind: 'FUND', id },
          facts: { fundLine: line.budgetLine, fundSource: line.source },
          at: now,
        });
        return { id };
      }).catch((error: unknown) => {
        if (brokenConstraint(error) === 'funds_one_a_line_and_year')
          refuse('CONDITION_NOT_MET', [{ path: 'budgetLine', code: 'MUST_DIFFER' }]);
        throw error;
      }),

    /** Reckons the books anew and keeps what it found. */
    check: async (caller: Caller): Promise<{ ok: true }> => {
      await ledgerCheck.keep(caller.staffId, clock.now());
      return { ok: true };
    },
  };
}
export type FundService = ReturnType<typeof makeFundService>;

const row = ({ id, fiscalYear, title, budgetLine, source }: FundRecord, closed: boolean): FundRow => ({
  id,
  fiscalYear,
  title,
  budgetLine,
  source,
  closed,
});

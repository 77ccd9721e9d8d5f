import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { FundView, JournalEntryView } from '../../contract/fund.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { FUND_LIMIT_FEN, figuresFrom } from '../../domain/ledger.ts';
import { REWARD_STATUSES, TERMINAL_REWARD_STATUSES } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { RewardsStore } from '../rewards/rewards.store.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { FundRecord, LedgerStore } from './ledger.store.ts';
import { isLow } from './low-budget.ts';
import type { LedgerCheck } from './verify.ts';

const PAGE = 50;
const ON_THE_WAY = REWARD_STATUSES.filter((status) => !TERMINAL_REWARD_STATUSES.includes(status));

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  district: DistrictStore;
  ledger: LedgerStore;
  rewards: RewardsStore;
  ledgerCheck: LedgerCheck;
};

export type NewFund = { fiscalYear: number; budgetLine: string; title: string };

export function makeFundService(deps: Deps) {
  const { inTransaction, clock, audit, district, ledger, rewards, ledgerCheck } = deps;

  async function current(tx: Tx): Promise<FundRecord> {
    return (await ledger.latestFund(tx, fiscalYearOf(clock.now()))) ?? refuse('NOT_FOUND');
  }

  /** Opens the special fund of a year on its budget line (Decree 737 art. 7); answers its id. */
  async function openFund(tx: Tx, fund: NewFund): Promise<string> {
    const id = randomUUID();
    await ledger.addFund(tx, { id, ...fund, openedAt: clock.now() });
    return id;
  }

  /** This year's fund, locked. A new year's first appropriation opens it on the budget line of the last one. */
  async function lockThisYears(tx: Tx): Promise<string> {
    const year = fiscalYearOf(clock.now());
    const { fiscalYear, budgetLine, title } = await current(tx);
    // Two who appropriate first take turns on the old fund; the second one then finds the new.
    await ledger.lockFundOf(tx, fiscalYear);
    const fund = await ledger.lockFundOf(tx, year);
    if (fund) return fund.id;
    return openFund(tx, { fiscalYear: year, budgetLine, title });
  }

  return {
    openFund,

    /** The fund of this year, or of the last one that had any. @throws Refusal NOT_FOUND where no fund was opened */
    read: (): Promise<FundView> =>
      inTransaction(async (tx) => {
        const fund = await current(tx);
        const { settings } = await readOfficeDays(tx, district);
        const figures = figuresFrom(await ledger.balances(tx, fund.id));
        const breaches = await ledgerCheck.breachesOf(tx, fund);
        const altered = await ledgerCheck.notAsLogged(tx);
        return {
          id: fund.id,
          fiscalYear: fund.fiscalYear,
          title: fund.title,
          budgetLine: fund.budgetLine,
          figures,
          pipeline: await rewards.pipeline(tx, ON_THE_WAY),
          lowBudget: isLow(figures, settings.lowBudgetAlarmPpm),
          breaches: [...breaches.map((breach) => breach.code), ...altered],
        };
      }),

    /** The journal, newest first, a page at a time. */
    journal: (before?: number) =>
      inTransaction(async (tx) => {
        const fund = await current(tx);
        const rows = await ledger.journal(tx, fund.id, PAGE + 1, before);
        const entries = rows.slice(0, PAGE).map(entryView);
        return { entries, nextBefore: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
      }),

    /**
     * Books an approved appropriation; answers the fund's id.
     * @throws Refusal NOT_FOUND where no fund was opened; CONDITION_NOT_MET past what a year's fund can hold
     */
    appropriate: (
      caller: Caller,
      order: { amountFen: number; documentNo: string },
    ): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const id = await lockThisYears(tx);
        const now = clock.now();
        const { amountFen, documentNo } = order;
        const { appropriatedFen } = figuresFrom(await ledger.balances(tx, id));
        mustHold(['amountFen', appropriatedFen + amountFen <= FUND_LIMIT_FEN, 'OUT_OF_RANGE']);
        await ledger.post(
          tx,
          id,
          'APPROPRIATED',
          { amountFen },
          { documentNo, staffId: caller.staffId, at: now },
        );
        await audit.append(tx, {
          actor: caller.actor,
          act: 'fund.appropriate',
          subject: { kind: 'FUND', id },
          facts: { amountFen, documentNo },
          at: now,
        });
        return { id };
      }),
  };
}
export type FundService = ReturnType<typeof makeFundService>;

type Row = Awaited<ReturnType<LedgerStore['journal']>>[number];

function entryView({ entry, rewardReference, byName, lines }: Row): Static<typeof JournalEntryView> {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    event: entry.event,
    rewardReference,
    documentNo: entry.documentNo,
    byName,
    lines: lines.map(({ ledger, account, debitFen, creditFen }) => ({
      ledger,
      account,
      debitFen,
      creditFen,
    })),
  };
}

import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type LedgerReward, balancesPerLedger, ledgerBreaches } from '../../domain/ledger.ts';
import type { RewardRecord, RewardsStore } from '../rewards/rewards.store.ts';
import type { BooksAgainstAwardsStore, Finding } from './books-against-awards.store.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { LedgerChecksStore } from './ledger-checks.store.ts';
import type { LedgerSumsStore } from './ledger-sums.store.ts';
import type { ClosingRecord, FundRecord, LedgerStore } from './ledger.store.ts';
import type { PeriodsStore } from './periods.store.ts';

/** Where the books contradict themselves, the awards or the log; `fiscalYear`: of the fund it is about, if of one. Fen. */
export type FundBreach = Finding & { fiscalYear: number | null };

/** What a check keeps: whoever has more to mend begins with these. */
const KEPT = 100;

type Deps = {
  inTransaction: InTransaction;
  ledger: LedgerStore;
  sums: LedgerSumsStore;
  rewards: Pick<RewardsStore, 'ofFund'>;
  books: BooksAgainstAwardsStore;
  periods: Pick<PeriodsStore, 'altered'>;
  checks: LedgerChecksStore;
};

/** Reckons the books anew: each entry, each account's sum, and every figure against the awards and people behind it. */
export function makeLedgerCheck(deps: Deps) {
  const { inTransaction, ledger, sums, rewards, books, periods, checks } = deps;

  async function entriesOf(tx: Tx, { id, fiscalYear }: FundRecord): Promise<FundBreach[]> {
    const entries = await sums.unbalancedEntries(tx, id);
    const strays = await sums.strayBalances(tx, id);
    return [
      ...entries.map(({ entryId, debitFen, creditFen }) => ({
        code: `ENTRY_UNBALANCED ${entryId}`,
        expectedFen: debitFen,
        actualFen: creditFen,
      })),
      ...strays.map(({ account, ...fen }) => ({ code: `BALANCE_DIFFERS ${account}`, ...fen })),
    ].map((breach) => ({ fiscalYear, ...breach }));
  }

  async function figuresOf(tx: Tx, fund: FundRecord, closing: ClosingRecord | undefined) {
    const awards = await rewards.ofFund(tx, fund.id);
    const found = [
      ...awards.flatMap(outsideSpan),
      ...ledgerBreaches(
        awards.map((row) => asBooked(row, closing)),
        await ledger.balances(tx, fund.id),
      ),
    ];
    return found.map((breach) => ({ fiscalYear: fund.fiscalYear, ...breach }));
  }

  /**
   * All breaches, the narrowest first: an entry before the award that it belongs to, that before the sum of all. The first
   * thing in its transaction: looked at in two moments, books that people work in would contradict themselves.
   */
  async function verify(tx: Tx): Promise<FundBreach[]> {
    await checks.oneMoment(tx);
    const funds = await ledger.funds(tx);
    const closings = await ledger.closings(tx);
    const whole = (found: readonly Finding[]) => found.map((one) => ({ fiscalYear: null, ...one }));
    const said = (codes: readonly string[]) =>
      codes.map((code) => ({ fiscalYear: null, code, expectedFen: null, actualFen: null }));
    const breaches: FundBreach[] = [];
    for (const fund of funds) breaches.push(...(await entriesOf(tx, fund)));
    breaches.push(...said(await sums.notAsLogged(tx)));
    breaches.push(...said((await periods.altered(tx)).map((period) => `PERIOD_ALTERED ${period}`)));
    for (const look of [books.reversals, books.awards, books.hands, books.caseCaps, books.batches])
      breaches.push(...whole(await look(tx)));
    for (const fund of funds) {
      const closing = closings.find(({ fundId }) => fundId === fund.id);
      breaches.push(...(await figuresOf(tx, fund, closing)));
    }
    return [...breaches, ...whole(await books.closedFunds(tx))];
  }

  return {
    /** Every invariant of the handbook over all funds; empty when every fen is where the awards say. */
    verify,

    /** What can be told of a fund without walking through its entries, so that its page costs the same in any year. */
    async standing(tx: Tx, fund: FundRecord): Promise<string[]> {
      const balances = await ledger.balances(tx, fund.id);
      const { BUDGET, FINANCIAL } = balancesPerLedger(balances);
      return [
        ...(BUDGET === 0 ? [] : ['BUDGET_UNBALANCED']),
        ...(FINANCIAL === 0 ? [] : ['FINANCIAL_UNBALANCED']),
        ...(balances.AVAILABLE < 0 ? ['AVAILABLE_NEGATIVE'] : []),
      ];
    },

    /** Verifies and writes down what was found; `byStaff`: who asked, null for the house itself. */
    keep: (byStaff: string | null, at: Date): Promise<FundBreach[]> =>
      inTransaction(async (tx) => {
        const found = await verify(tx);
        const breaches = found.slice(0, KEPT).map(({ code }) => code);
        await checks.add(tx, { at, entries: await checks.entries(tx), breaches, byStaff });
        return found;
      }),
  };
}
export type LedgerCheck = ReturnType<typeof makeLedgerCheck>;

function asBooked(row: RewardRecord, closing: ClosingRecord | undefined): LedgerReward {
  if (row.status !== 'RECOVERED' || row.paidAt === null) return row;
  const wasOpen = closing === undefined || closing.closedAt > row.statusSince;
  return { ...row, sameYear: wasOpen && fiscalYearOf(row.paidAt) === fiscalYearOf(row.statusSince) };
}

/** An award whose amount is none that its scheme computed. */
function outsideSpan({ reference, amountFen, lowFen, highFen }: RewardRecord): Finding[] {
  if (amountFen === null) return [];
  const nearest = Math.min(Math.max(amountFen, lowFen), highFen ?? Infinity);
  if (nearest === amountFen) return [];
  return [{ code: `AMOUNT_OUTSIDE_SPAN ${reference}`, expectedFen: nearest, actualFen: amountFen }];
}

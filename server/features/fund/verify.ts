import type { Tx } from '../../db/connection.ts';
import { type LedgerReward, ledgerBreaches } from '../../domain/ledger.ts';
import type { RewardRecord, RewardsStore } from '../rewards/rewards.store.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { LedgerSumsStore } from './ledger-sums.store.ts';
import type { FundRecord, LedgerStore } from './ledger.store.ts';

/** Where a fund's books contradict themselves or its rewards. Amounts in fen. */
export type FundBreach = { fiscalYear: number; code: string; expectedFen: number; actualFen: number };

type Deps = { ledger: LedgerStore; sums: LedgerSumsStore; rewards: RewardsStore };

/** Reckons the books anew: each entry, each account's sum, and every figure against the rewards behind it. */
export function makeLedgerCheck({ ledger, sums, rewards }: Deps) {
  async function breachesOf(tx: Tx, fund: FundRecord): Promise<FundBreach[]> {
    const { id, fiscalYear } = fund;
    const entries = await sums.unbalancedEntries(tx, id);
    const strays = await sums.strayBalances(tx, id);
    const awards = await rewards.ofYear(tx, fiscalYear);
    return [
      ...entries.map(({ entryId, debitFen, creditFen }) => ({
        code: `ENTRY_UNBALANCED ${entryId}`,
        expectedFen: debitFen,
        actualFen: creditFen,
      })),
      ...awards.flatMap(outsideSpan),
      ...strays.map(({ account, ...fen }) => ({ code: `BALANCE_DIFFERS ${account}`, ...fen })),
      ...ledgerBreaches(awards.map(asBooked), await ledger.balances(tx, id)),
    ].map((breach) => ({ fiscalYear, ...breach }));
  }

  return {
    breachesOf,
    /** Entries and payments that somebody changed or took away behind the log's back, each by its number. */
    notAsLogged: (tx: Tx): Promise<string[]> => sums.notAsLogged(tx),
    /** All breaches of all funds; empty when every fen is where the rewards say. */
    async verify(tx: Tx): Promise<FundBreach[]> {
      const found: FundBreach[] = [];
      for (const fund of await ledger.funds(tx)) found.push(...(await breachesOf(tx, fund)));
      return found;
    },
  };
}
export type LedgerCheck = ReturnType<typeof makeLedgerCheck>;

function asBooked(row: RewardRecord): LedgerReward {
  const cameBack = row.status === 'RECOVERED' && row.paidAt !== null;
  return cameBack ? { ...row, sameYear: fiscalYearOf(row.paidAt!) === fiscalYearOf(row.statusSince) } : row;
}

/** An award whose amount is none that its scheme computed. */
function outsideSpan({ reference, amountFen, lowFen, highFen }: RewardRecord) {
  if (amountFen === null) return [];
  const nearest = Math.min(Math.max(amountFen, lowFen), highFen ?? Infinity);
  if (nearest === amountFen) return [];
  return [{ code: `AMOUNT_OUTSIDE_SPAN ${reference}`, expectedFen: nearest, actualFen: amountFen }];
}

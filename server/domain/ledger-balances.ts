import { LEDGER_ACCOUNTS, LEDGER_OF } from './ledger-accounts.ts';
import type { Account, Ledger } from './ledger-accounts.ts';
import type { Posting } from './ledger-postings.ts';

/** No year's fund gets more, in fen: 90 billion yuan, above any district's need and far below what sums can hold. */
export const FUND_LIMIT_FEN = 9_000_000_000_000;

/** Debits minus credits of each account, in fen. */
export type Balances = Record<Account, number>;

/** All accounts at zero. */
export function noBalances(): Balances {
  return Object.fromEntries(LEDGER_ACCOUNTS.map((account) => [account, 0])) as Balances;
}

/** The balances after these lines. */
export function balancesAfter(before: Balances, postings: readonly Posting[]): Balances {
  const after = { ...before };
  for (const { account, debitFen, creditFen } of postings) after[account] += debitFen - creditFen;
  return after;
}

/** Each ledger's own sum, which must be zero: debits equal credits within each. */
export function balancesPerLedger(balances: Balances): Record<Ledger, number> {
  const totals = { BUDGET: 0, FINANCIAL: 0 };
  for (const account of LEDGER_ACCOUNTS) totals[LEDGER_OF[account]] += balances[account];
  return totals;
}

export type FundFigures = {
  appropriatedFen: number;
  lockedFen: number;
  spentFen: number;
  availableFen: number;
  payableFen: number;
};

/** The fund's figures as people read them, each positive: appropriated = available + locked + spent. */
export function figuresFrom(balances: Balances): FundFigures {
  return {
    appropriatedFen: 0 - balances.APPROVED,
    lockedFen: balances.LOCKED,
    spentFen: balances.SPENT,
    availableFen: balances.AVAILABLE,
    payableFen: 0 - balances.REWARD_PAYABLE,
  };
}

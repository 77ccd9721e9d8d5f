/** Money the budget allows: approved, still free, locked for awards, spent. */
export const BUDGET_ACCOUNTS = ['AVAILABLE', 'APPROVED', 'LOCKED', 'SPENT'] as const;
/** Money itself: what was owed, paid, claimed back. */
export const FINANCIAL_ACCOUNTS = [
  'REWARD_EXPENSE',
  'REWARD_PAYABLE',
  'TREASURY_PAYMENT',
  'CLAWBACK_RECEIVABLE',
  'TREASURY',
  'DUE_TO_FINANCE',
] as const;

export const LEDGERS = ['BUDGET', 'FINANCIAL'] as const;
export const LEDGER_ACCOUNTS = [...BUDGET_ACCOUNTS, ...FINANCIAL_ACCOUNTS] as const;

export type Ledger = (typeof LEDGERS)[number];
export type Account = (typeof LEDGER_ACCOUNTS)[number];

export const LEDGER_OF: Record<Account, Ledger> = {
  AVAILABLE: 'BUDGET',
  APPROVED: 'BUDGET',
  LOCKED: 'BUDGET',
  SPENT: 'BUDGET',
  REWARD_EXPENSE: 'FINANCIAL',
  REWARD_PAYABLE: 'FINANCIAL',
  TREASURY_PAYMENT: 'FINANCIAL',
  CLAWBACK_RECEIVABLE: 'FINANCIAL',
  TREASURY: 'FINANCIAL',
  DUE_TO_FINANCE: 'FINANCIAL',
};

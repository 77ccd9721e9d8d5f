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

/** 会计科目 as officers read them. */
export const ACCOUNT_ZH: Record<Account, string> = {
  AVAILABLE: '可用额度',
  APPROVED: '批复额度',
  LOCKED: '已锁定',
  SPENT: '已支用',
  REWARD_EXPENSE: '奖励费用',
  REWARD_PAYABLE: '应付奖励',
  TREASURY_PAYMENT: '国库支付',
  CLAWBACK_RECEIVABLE: '追回应收',
  TREASURY: '国库',
  DUE_TO_FINANCE: '应缴财政',
};

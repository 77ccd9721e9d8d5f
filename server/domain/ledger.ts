export * from './ledger-accounts.ts';
export * from './ledger-postings.ts';
export * from './ledger-balances.ts';
export * from './ledger-invariants.ts';
export * from './ledger-period.ts';
export * from './fund-order.ts';

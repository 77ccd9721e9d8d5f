import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { FUND_LIMIT_FEN, LEDGER_ACCOUNTS, LEDGERS } from '../../domain/ledger.ts';
import { fen } from '../columns.ts';
import { funds } from './funds.table.ts';

/**
 * What each account stands at (debits less credits), kept by a trigger on the lines and by nothing else. The check is
 * the fund's promise: what is available, locked or spent never goes below zero, however many approve at once.
 */
export const accountBalances = pgTable(
  'account_balances',
  {
    fundId: uuid('fund_id')
      .notNull()
      .references(() => funds.id),
    ledger: text('ledger', { enum: LEDGERS }).notNull(),
    account: text('account', { enum: LEDGER_ACCOUNTS }).notNull(),
    balanceFen: fen('balance_fen').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fundId, table.ledger, table.account] }),
    check(
      'account_balances_never_negative',
      sql`${table.account} not in ('AVAILABLE', 'LOCKED', 'SPENT') or ${table.balanceFen} >= 0`,
    ),
    check(
      'account_balances_within_limit',
      sql`abs(${table.balanceFen}) <= ${sql.raw(String(FUND_LIMIT_FEN))}`,
    ),
  ],
);

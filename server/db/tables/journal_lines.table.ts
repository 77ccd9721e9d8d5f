import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { LEDGER_ACCOUNTS, LEDGERS } from '../../domain/ledger.ts';
import { fen, oneOf } from '../columns.ts';
import { journalEntries } from './journal_entries.table.ts';

/** The two or more sides of an entry. A trigger refuses, at commit, an entry that doesn't balance in each ledger. */
export const journalLines = pgTable(
  'journal_lines',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    entryId: bigint('entry_id', { mode: 'number' })
      .notNull()
      .references(() => journalEntries.id),
    ledger: text('ledger', { enum: LEDGERS }).notNull(),
    account: text('account', { enum: LEDGER_ACCOUNTS }).notNull(),
    debitFen: fen('debit_fen').notNull(),
    creditFen: fen('credit_fen').notNull(),
  },
  (table) => [
    index('journal_lines_by_entry').on(table.entryId),
    index('journal_lines_by_account').on(table.account, table.entryId),
    oneOf('journal_lines_ledger_known', table.ledger, LEDGERS),
    oneOf('journal_lines_account_known', table.account, LEDGER_ACCOUNTS),
    check(
      'journal_lines_one_side',
      sql`${table.debitFen} >= 0 and ${table.creditFen} >= 0 and (${table.debitFen} = 0) <> (${table.creditFen} = 0)`,
    ),
  ],
);

import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { RECONCILIATION_REASONS } from '../../domain/code-lists/reconciliation.ts';
import { fen, moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A month's books held against the bank's, under somebody's name. Append-only. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    /** `2026-11` */
    period: text('period').primaryKey(),
    bookFen: fen('book_fen').notNull(),
    bankFen: fen('bank_fen').notNull(),
    matched: integer('matched').notNull(),
    openInBooks: integer('open_in_books').notNull(),
    openAtBank: integer('open_at_bank').notNull(),
    /** Why something stays open; a month that agrees needs none. */
    reason: text('reason', { enum: RECONCILIATION_REASONS.map(({ code }) => code) as [string, ...string[]] }),
    signedBy: uuid('signed_by')
      .notNull()
      .references(() => staff.id),
    signedAt: moment('signed_at').notNull(),
  },
  (table) => [
    oneOf(
      'reconciliations_reason_known',
      table.reason,
      RECONCILIATION_REASONS.map(({ code }) => code),
    ),
    check('reconciliations_month', sql`${table.period} ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
    check(
      'reconciliations_reasoned',
      sql`(${table.openInBooks} + ${table.openAtBank} = 0) = (${table.reason} is null)`,
    ),
  ],
);

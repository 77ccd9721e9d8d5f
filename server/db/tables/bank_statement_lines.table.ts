import { bigint, check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { fen, oneOf } from '../columns.ts';
import { bankStatements } from './bank_statements.table.ts';

export const BANK_DIRECTIONS = ['OUT', 'IN'] as const;

/** One movement as the bank booked it: day, amount, its reference, and nobody's name or account. Append-only. */
export const bankStatementLines = pgTable(
  'bank_statement_lines',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => bankStatements.id),
    bookedOn: date('booked_on', { mode: 'string' }).notNull(),
    direction: text('direction', { enum: BANK_DIRECTIONS }).notNull(),
    amountFen: fen('amount_fen').notNull(),
    reference: text('reference').notNull(),
  },
  (table) => [
    index('bank_statement_lines_by_day').on(table.bookedOn),
    oneOf('bank_statement_lines_direction_known', table.direction, BANK_DIRECTIONS),
    check('bank_statement_lines_amount_positive', sql`${table.amountFen} > 0`),
  ],
);

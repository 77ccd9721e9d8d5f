import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** The books reckoned anew, entry by entry: when, how many, and what was found. Append-only. */
export const ledgerChecks = pgTable('ledger_checks', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at').notNull(),
  entries: integer('entries').notNull(),
  /** A code, then what it is about; empty when all is well. At most the first hundred. */
  breaches: text('breaches').array().notNull(),
  /** Who asked; null: the house itself, at night. */
  byStaff: uuid('by_staff').references(() => staff.id),
});

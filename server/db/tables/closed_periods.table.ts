import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A month of the books that somebody closed. Append-only: it never opens again. A guard writes what stood in it. */
export const closedPeriods = pgTable(
  'closed_periods',
  {
    /** `2026-11` */
    period: text('period').primaryKey(),
    entries: integer('entries').notNull(),
    /** Of the digests of its entries, in their order. */
    digest: text('digest').notNull(),
    closedBy: uuid('closed_by')
      .notNull()
      .references(() => staff.id),
    closedAt: moment('closed_at').notNull(),
  },
  (table) => [check('closed_periods_month', sql`${table.period} ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`)],
);

import { integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';

/** The special fund of one year, tied to its budget line (Decree 737 art. 7). */
export const funds = pgTable(
  'funds',
  {
    id: uuid('id').primaryKey(),
    fiscalYear: integer('fiscal_year').notNull(),
    budgetLine: text('budget_line').notNull(),
    title: text('title').notNull(),
    openedAt: moment('opened_at').notNull(),
  },
  (table) => [unique('funds_one_a_line_and_year').on(table.fiscalYear, table.budgetLine)],
);

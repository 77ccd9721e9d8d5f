import { type AnyPgColumn, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { FUND_SOURCES } from '../../domain/fund-order.ts';
import { moment, oneOf } from '../columns.ts';

/** A special fund of one year, tied to its budget line (Decree 737 art. 7). A year may have several, of several purses. */
export const funds = pgTable(
  'funds',
  {
    id: uuid('id').primaryKey(),
    fiscalYear: integer('fiscal_year').notNull(),
    budgetLine: text('budget_line').notNull(),
    title: text('title').notNull(),
    openedAt: moment('opened_at').notNull(),
    source: text('source', { enum: FUND_SOURCES }).notNull().default('DISTRICT'),
    /** The fund of the year before, whose line it goes on with. */
    previousId: uuid('previous_id')
      .unique()
      .references((): AnyPgColumn => funds.id),
  },
  (table) => [
    unique('funds_one_a_line_and_year').on(table.fiscalYear, table.budgetLine),
    oneOf('funds_source_known', table.source, FUND_SOURCES),
  ],
);

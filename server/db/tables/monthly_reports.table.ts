import { check, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { MonthlyFigures } from '../../domain/monthly-report.ts';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A month's report as it was made: numbers and references, no names. Each making is a new version; append-only. */
export const monthlyReports = pgTable(
  'monthly_reports',
  {
    id: uuid('id').primaryKey(),
    /** `2026-11` */
    month: text('month').notNull(),
    version: integer('version').notNull(),
    figures: jsonb('figures').$type<MonthlyFigures>().notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => staff.id),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    unique('monthly_reports_one_a_version').on(table.month, table.version),
    check('monthly_reports_month', sql`${table.month} ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
  ],
);

import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { QuarterRelease, YearRelease } from '../../domain/statistics.ts';
import { moment } from '../columns.ts';

/** What was published of a quarter (`2026-Q1`) or a year (`2026`): only numbers that everybody may see. Append-only. */
export const statisticsReleases = pgTable('statistics_releases', {
  period: text('period').primaryKey(),
  body: jsonb('body').$type<QuarterRelease | YearRelease>().notNull(),
  publishedAt: moment('published_at').notNull(),
});

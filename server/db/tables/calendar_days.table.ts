import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { oneOf } from '../columns.ts';

export const CALENDAR_DAY_KINDS = ['HOLIDAY', 'WORKDAY'] as const;

/** The district's own days, on top of the State Council's calendar. */
export const calendarDays = pgTable(
  'calendar_days',
  {
    day: date('day', { mode: 'string' }).primaryKey(),
    kind: text('kind', { enum: CALENDAR_DAY_KINDS }).notNull(),
    note: text('note').notNull(),
  },
  (table) => [oneOf('calendar_days_kind_known', table.kind, CALENDAR_DAY_KINDS)],
);

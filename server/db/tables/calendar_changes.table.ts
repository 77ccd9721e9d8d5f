import { bigint, boolean, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, oneOf } from '../columns.ts';
import { CALENDAR_DAY_KINDS } from './calendar_days.table.ts';
import { staff } from './staff.table.ts';

/** Which of the district's own days somebody added or took away, and why. Rows are only added. */
export const calendarChanges = pgTable(
  'calendar_changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    day: date('day', { mode: 'string' }).notNull(),
    kind: text('kind', { enum: CALENDAR_DAY_KINDS }).notNull(),
    removed: boolean('removed').notNull(),
    reason: text('reason').notNull(),
    /** Null: by a district file, at the console. */
    staffId: uuid('staff_id').references(() => staff.id),
    at: moment('at').notNull(),
  },
  (table) => [
    index('calendar_changes_by_time').on(table.at),
    oneOf('calendar_changes_kind_known', table.kind, CALENDAR_DAY_KINDS),
  ],
);

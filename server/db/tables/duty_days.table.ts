import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** Who is on duty for a unit on a day, weekends too. */
export const dutyDays = pgTable(
  'duty_days',
  {
    day: date('day', { mode: 'string' }).notNull(),
    unitCode: text('unit_code').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Null: by a district file, at the console. */
    setBy: uuid('set_by').references(() => staff.id),
    setAt: moment('set_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.unitCode, table.staffId] }),
    index('duty_days_by_staff').on(table.staffId, table.day),
  ],
);

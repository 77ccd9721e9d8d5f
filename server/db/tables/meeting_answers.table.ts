import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { meetings } from './meetings.table.ts';
import { staff } from './staff.table.ts';

/** Whether a unit that was called to a meeting comes. */
export const meetingAnswers = pgTable(
  'meeting_answers',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    unit: text('unit').notNull(),
    comes: boolean('comes').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    answeredAt: moment('answered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.unit] })],
);

import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A person's secret link to their own due dates; only a keyed hash of the secret is kept. */
export const calendarFeeds = pgTable('calendar_feeds', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  secretTag: bytes('secret_tag').notNull().unique(),
  createdAt: moment('created_at').notNull(),
  readAt: moment('read_at'),
});

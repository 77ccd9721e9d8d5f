import { index, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A filter of the queue that a person keeps. Codes and dates only; its name is sealed to that person's own key. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    sealedName: bytes('sealed_name').notNull(),
    filter: jsonb('filter').$type<Record<string, string>>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('saved_views_by_staff').on(table.staffId, table.createdAt)],
);

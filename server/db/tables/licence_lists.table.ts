import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A version of the list of licensed institutions. A draft until it is published; from then on it never changes. */
export const licenceLists = pgTable('licence_lists', {
  id: uuid('id').primaryKey(),
  /** Whose list it is, as residents read it. */
  source: text('source').notNull(),
  /** The day for which its source vouches. */
  asOf: date('as_of', { mode: 'string' }).notNull(),
  entries: integer('entries').notNull(),
  /** Null, here and below: by a district file, at the console. */
  uploadedBy: uuid('uploaded_by').references(() => staff.id),
  uploadedAt: moment('uploaded_at').notNull(),
  publishedBy: uuid('published_by').references(() => staff.id),
  publishedAt: moment('published_at'),
});

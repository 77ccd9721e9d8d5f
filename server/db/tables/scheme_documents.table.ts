import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** The paper that approves a reward measure, as it came: a published document that names no reporter. Append-only. */
export const schemeDocuments = pgTable(
  'scheme_documents',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => staff.id),
    addedAt: moment('added_at').notNull(),
  },
  (table) => [
    check('scheme_documents_digest', sql`${table.sha256} = encode(sha256(${table.content}), 'hex')`),
    check('scheme_documents_size', sql`${table.size} = length(${table.content})`),
  ],
);

import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** The paper behind an act of the fund, as it came: an official document about money that names nobody. Append-only. */
export const fundDocuments = pgTable(
  'fund_documents',
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
    check('fund_documents_digest', sql`${table.sha256} = encode(sha256(${table.content}), 'hex')`),
    check('fund_documents_size', sql`${table.size} = length(${table.content})`),
  ],
);

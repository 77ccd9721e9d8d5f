import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { uploads } from './uploads.table.ts';

/** A piece of an upload, sealed and durable in the store before this row says that it was received. */
export const uploadParts = pgTable(
  'upload_parts',
  {
    uploadId: text('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    position: bigint('position', { mode: 'number' }).notNull(),
    length: bigint('length', { mode: 'number' }).notNull(),
    storeKey: text('store_key').notNull().unique(),
  },
  (table) => [
    primaryKey({ columns: [table.uploadId, table.position] }),
    check('upload_parts_length', sql`${table.length} > 0 and ${table.position} >= 0`),
  ],
);

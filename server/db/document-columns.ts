import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, integer, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';
import { staff } from './tables/staff.table.ts';

/** An official document as it came, with who laid it down; its table is append-only. */
export const documentColumns = () => ({
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
});

/** Size and digest are those of the bytes. */
export const documentChecks = (
  name: string,
  { sha256, content, size }: Record<'sha256' | 'content' | 'size', AnyPgColumn>,
) => [
  check(`${name}_digest`, sql`${sha256} = encode(sha256(${content}), 'hex')`),
  check(`${name}_size`, sql`${size} = length(${content})`),
];

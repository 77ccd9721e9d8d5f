import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes } from '../columns.ts';
import { exclusionLists } from './exclusion_lists.table.ts';

/** One name, phone or identity number of a list, as a keyed digest. */
export const exclusionTags = pgTable(
  'exclusion_tags',
  {
    listId: uuid('list_id')
      .notNull()
      .references(() => exclusionLists.id, { onDelete: 'cascade' }),
    tag: bytes('tag').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.tag] })],
);

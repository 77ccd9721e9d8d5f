import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from '../columns.ts';
import { leads } from './leads.table.ts';

/** Keyed hashes of a target's names, codes and phones, so that the same target is found over sealed leads. */
export const blindIndex = pgTable(
  'blind_index',
  {
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    kind: text('kind').notNull(),
    tag: bytes('tag').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.leadId, table.kind, table.tag] }),
    // With the lead in it, a tag's holders are read from the index alone.
    index('blind_index_by_tag').on(table.tag, table.kind, table.leadId),
  ],
);

import { integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { leads } from './leads.table.ts';

/**
 * By what a lead is found: keyed hashes, cut to 32 bits, of the pairs of characters in its brief and of its target's
 * code, phone and address. One row a lead, under an inverted index (migration 0007), which keeps a million leads' pairs
 * in a fraction of what a row a pair would take (decision 0026).
 */
export const searchWords = pgTable('search_words', {
  leadId: uuid('lead_id')
    .primaryKey()
    .references(() => leads.id),
  tags: integer('tags').array().notNull(),
});

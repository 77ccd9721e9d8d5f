import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { leads } from './leads.table.ts';

/**
 * A file that a reporter handed in. Name, type and digest identify, so they lie in `sealedFacts`; the content lies
 * encrypted in the store under `storeKey`, with a key of its own sealed under the compartment's.
 */
export const evidence = pgTable(
  'evidence',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    compartmentId: uuid('compartment_id')
      .notNull()
      .references(() => compartments.id),
    storeKey: text('store_key').notNull().unique(),
    sealedKey: bytes('sealed_key').notNull(),
    sealedFacts: bytes('sealed_facts').notNull(),
    storedBytes: bigint('stored_bytes', { mode: 'number' }).notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (table) => [index('evidence_by_lead').on(table.leadId)],
);

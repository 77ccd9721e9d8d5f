import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { leads } from './leads.table.ts';

/**
 * A file that the office sent its reporter beside a message, such as a form to fill in. Sealed into the drawer of the
 * conversation: whoever reads that, reads this. What a reporter sends is evidence and lies with it.
 */
export const messageFiles = pgTable(
  'message_files',
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
    /** Among those of one message, from 0. */
    position: integer('position').notNull(),
    /** False where the office has no virus scanner. An infected file never gets here. */
    scanned: boolean('scanned').notNull(),
    sentAt: moment('sent_at').notNull(),
    /** Since when the row is a tombstone: no key, no facts, and a `storeKey` that names nothing. */
    erasedAt: moment('erased_at'),
  },
  (table) => [
    index('message_files_by_compartment').on(table.compartmentId),
    check(
      'message_files_erased_keep_nothing',
      sql`case when ${table.erasedAt} is null then octet_length(${table.sealedKey}) > 0 and octet_length(${table.sealedFacts}) > 0
        else octet_length(${table.sealedKey}) = 0 and octet_length(${table.sealedFacts}) = 0
          and ${table.storeKey} = 'erased ' || ${table.id}::text end`,
    ),
  ],
);

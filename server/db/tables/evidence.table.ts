import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { SCAN_STATUSES } from '../../domain/evidence.ts';
import { bytes, moment, oneOf } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { leads } from './leads.table.ts';

/**
 * A file that a reporter handed in. Name, type and digest identify, so they lie in `sealedFacts`; the content lies
 * encrypted in the store under `storeKey`, with a key of its own sealed under the compartment's. `scanKey` is that key
 * under the server's own, while the file waits for the virus scanner.
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
    scanStatus: text('scan_status', { enum: SCAN_STATUSES }).notNull().default('NOT_SCANNED'),
    scanKey: bytes('scan_key'),
  },
  (table) => [
    index('evidence_by_lead').on(table.leadId),
    index('evidence_waiting')
      .on(table.receivedAt)
      .where(sql`${table.scanStatus} = 'WAITING'`),
    oneOf('evidence_scan_status', table.scanStatus, SCAN_STATUSES),
    // The server keeps no key to a file a moment longer than the scanner needs it.
    check('evidence_scan_key', sql`(${table.scanKey} is not null) = (${table.scanStatus} = 'WAITING')`),
  ],
);

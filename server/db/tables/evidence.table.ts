import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { COPY_STATUSES, SCAN_STATUSES, UNCLEAN_REASONS } from '../../domain/evidence.ts';
import { bytes, moment, oneOf } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { leads } from './leads.table.ts';

/**
 * A file that a reporter handed in, or that a unit collected (`unit`). Name, type and digest identify, so they lie in `sealedFacts`; the content lies
 * encrypted in the store under `storeKey`, with a key of its own sealed under the compartment's; so is the working key,
 * which its copies lie under. `scanKey` and `heldWorkingKey` are both under the server's own, while the file waits for
 * the virus scanner or for its working copy.
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
    /** The unit that collected it; null for a reporter's. */
    unit: text('unit'),
    storeKey: text('store_key').notNull().unique(),
    sealedKey: bytes('sealed_key').notNull(),
    /** Null for files that are older than working copies. */
    sealedWorkingKey: bytes('sealed_working_key'),
    sealedFacts: bytes('sealed_facts').notNull(),
    storedBytes: bigint('stored_bytes', { mode: 'number' }).notNull(),
    receivedAt: moment('received_at').notNull(),
    /** Among those received at once, from 0 in the order of the form. */
    position: integer('position').notNull().default(0),
    scanStatus: text('scan_status', { enum: SCAN_STATUSES }).notNull().default('NOT_SCANNED'),
    scanKey: bytes('scan_key'),
    copyStatus: text('copy_status', { enum: COPY_STATUSES }).notNull().default('NONE'),
    uncleanReason: text('unclean_reason', { enum: UNCLEAN_REASONS }),
    heldWorkingKey: bytes('held_working_key'),
    /** Since when the row is a tombstone: no key, no facts, and a `storeKey` that names nothing. */
    erasedAt: moment('erased_at'),
  },
  (table) => [
    index('evidence_by_lead').on(table.leadId),
    index('evidence_waiting')
      .on(table.receivedAt)
      .where(sql`${table.scanStatus} = 'WAITING'`),
    oneOf('evidence_scan_status', table.scanStatus, SCAN_STATUSES),
    index('evidence_unprepared')
      .on(table.receivedAt)
      .where(sql`${table.copyStatus} = 'WAITING'`),
    oneOf('evidence_copy_status', table.copyStatus, COPY_STATUSES),
    oneOf('evidence_unclean_reason', table.uncleanReason, UNCLEAN_REASONS),
    // The server keeps no key to a file a moment longer than scan and preparation need it.
    check(
      'evidence_held_keys',
      sql`(${table.scanKey} is not null) = (${table.scanStatus} = 'WAITING' or ${table.copyStatus} = 'WAITING')
        and (${table.heldWorkingKey} is not null) = (${table.copyStatus} = 'WAITING')`,
    ),
    check(
      'evidence_erased_keep_nothing',
      sql`case when ${table.erasedAt} is null then octet_length(${table.sealedKey}) > 0 and octet_length(${table.sealedFacts}) > 0
        else octet_length(${table.sealedKey}) = 0 and octet_length(${table.sealedFacts}) = 0
          and num_nonnulls(${table.sealedWorkingKey}, ${table.scanKey}, ${table.heldWorkingKey}) = 0
          and ${table.storeKey} = 'erased ' || ${table.id}::text end`,
    ),
    check('evidence_quarantined', sql`${table.scanStatus} <> 'INFECTED' or ${table.copyStatus} = 'NONE'`),
    check(
      'evidence_reason_where_unclean',
      sql`(${table.uncleanReason} is not null) = (${table.copyStatus} = 'NOT_CLEANED')`,
    ),
  ],
);

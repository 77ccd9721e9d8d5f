import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, differs, moment } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/**
 * A lead's files on their way to the police: asked for by one, approved by another, carried out by the first. The
 * passphrase lies sealed under the key of the lead's raw drawer until the archive has left; then only digests stay.
 */
export const handOvers = pgTable(
  'hand_overs',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    /** The number of the letter of transfer. */
    documentNo: text('document_no').notNull(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    askedAt: moment('asked_at').notNull(),
    approvedBy: uuid('approved_by').references(() => staff.id),
    approvedAt: moment('approved_at'),
    sealedPassphrase: bytes('sealed_passphrase'),
    /** SHA-256 of the encrypted archive, in hex, and its size. */
    archiveSha256: text('archive_sha256'),
    archiveBytes: bigint('archive_bytes', { mode: 'number' }),
    handedOverAt: moment('handed_over_at'),
  },
  (table) => [
    index('hand_overs_by_lead').on(table.leadId),
    check('hand_overs_two_people', differs(table.approvedBy, table.askedBy)),
    check(
      'hand_overs_passphrase',
      sql`(${table.sealedPassphrase} is not null) = (${table.approvedAt} is not null and ${table.handedOverAt} is null)`,
    ),
  ],
);

import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { RETURN_KINDS, RETURN_STATUSES } from '../../domain/payment-return.ts';
import { moment, oneOf } from '../columns.ts';
import { paymentBatches } from './payment_batches.table.ts';
import { staff } from './staff.table.ts';

/**
 * What the bank answered to a batch: a file of its own, or one late line that somebody read off a slip. It moves nothing
 * until a checker has confirmed it.
 */
export const bankReturns = pgTable(
  'bank_returns',
  {
    id: uuid('id').primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => paymentBatches.id),
    kind: text('kind', { enum: RETURN_KINDS }).notNull(),
    status: text('status', { enum: RETURN_STATUSES }).notNull(),
    /** SHA-256 of the imported file, in hex: the bureau keeps the file, the portal knows which one it was. */
    fileDigest: text('file_digest'),
    importedBy: uuid('imported_by')
      .notNull()
      .references(() => staff.id),
    importedAt: moment('imported_at').notNull(),
    decidedBy: uuid('decided_by').references(() => staff.id),
    decidedAt: moment('decided_at'),
  },
  (t) => [
    oneOf('bank_returns_kind_known', t.kind, RETURN_KINDS),
    oneOf('bank_returns_status_known', t.status, RETURN_STATUSES),
    index('bank_returns_by_batch').on(t.batchId, t.importedAt),
    uniqueIndex('bank_returns_one_waits')
      .on(t.batchId)
      .where(sql`${t.status} = 'OPEN'`),
    uniqueIndex('bank_returns_file_once')
      .on(t.batchId, t.fileDigest)
      .where(sql`${t.status} <> 'DROPPED'`),
  ],
);

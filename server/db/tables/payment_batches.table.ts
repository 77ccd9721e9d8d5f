import { sql } from 'drizzle-orm';
import { bigint, check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { BATCH_STATUSES } from '../../domain/payment-batch.ts';
import type { PaymentTemplate } from '../../domain/payment-template.ts';
import { fen, moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A set of bank payments: one person makes it, another releases it and holds the bank's answer against it. */
export const paymentBatches = pgTable(
  'payment_batches',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique(),
    status: text('status', { enum: BATCH_STATUSES }).notNull(),
    itemCount: integer('item_count').notNull(),
    totalFen: fen('total_fen').notNull(),
    makerId: uuid('maker_id')
      .notNull()
      .references(() => staff.id),
    madeAt: moment('made_at').notNull(),
    /** The bank's form as it was when the batch was made; null in batches of before there were forms. */
    template: jsonb('template').$type<PaymentTemplate>(),
    releasedBy: uuid('released_by').references(() => staff.id),
    releasedAt: moment('released_at'),
    /** SHA-256 of the file that left, in hex: whatever is downloaded later is that very file. */
    fileDigest: text('file_digest'),
    fileBytes: integer('file_bytes'),
    cancelledBy: uuid('cancelled_by').references(() => staff.id),
    cancelledAt: moment('cancelled_at'),
    settledAt: moment('settled_at'),
  },
  (t) => [
    oneOf('payment_batches_status_known', t.status, BATCH_STATUSES),
    check('payment_batches_two_people', sql`${t.releasedBy} is null or ${t.releasedBy} <> ${t.makerId}`),
  ],
);

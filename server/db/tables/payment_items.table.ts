import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { PAYMENT_OUTCOMES } from '../../domain/payment-return.ts';
import { fen, moment } from '../columns.ts';
import { bankReturns } from './bank_returns.table.ts';
import { documents } from './documents.table.ts';
import { paymentBatches } from './payment_batches.table.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** One payment of a batch; its account lies sealed on the claim's own sheet. */
export const paymentItems = pgTable(
  'payment_items',
  {
    id: uuid('id').primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => paymentBatches.id),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => rewards.id),
    /** Its line in the bank's file, from 1. */
    lineNo: integer('line_no').notNull().default(0),
    amountFen: fen('amount_fen').notNull(),
    /** The very sheet that this payment goes by: an account corrected afterwards belongs to the next batch. */
    claimDocumentId: uuid('claim_document_id')
      .notNull()
      .references(() => documents.id),
    /** Neither answered by the bank nor cancelled with its batch: an award lies in one such payment at most. */
    open: boolean('open').notNull().default(false),
    outcome: text('outcome', { enum: PAYMENT_OUTCOMES }),
    bankReference: text('bank_reference'),
    /** The bank's answer that says so; null only for what was settled before answers were kept. */
    returnId: uuid('return_id').references(() => bankReturns.id),
    checkedBy: uuid('checked_by').references(() => staff.id),
    checkedAt: moment('checked_at'),
  },
  (table) => [
    index('payment_items_by_batch').on(table.batchId, table.lineNo),
    index('payment_items_by_reward').on(table.rewardId),
    uniqueIndex('payment_items_one_open')
      .on(table.rewardId)
      .where(sql`${table.open}`),
  ],
);

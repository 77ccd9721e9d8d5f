import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { fen, moment } from '../columns.ts';
import { documents } from './documents.table.ts';
import { paymentBatches } from './payment_batches.table.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

export const PAYMENT_OUTCOMES = ['PAID', 'RETURNED'] as const;

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
    amountFen: fen('amount_fen').notNull(),
    /** The very sheet that this payment goes by: an account corrected afterwards belongs to the next batch. */
    claimDocumentId: uuid('claim_document_id')
      .notNull()
      .references(() => documents.id),
    outcome: text('outcome', { enum: PAYMENT_OUTCOMES }),
    bankReference: text('bank_reference'),
    checkedBy: uuid('checked_by').references(() => staff.id),
    checkedAt: moment('checked_at'),
  },
  (table) => [
    index('payment_items_by_batch').on(table.batchId),
    index('payment_items_by_reward').on(table.rewardId),
  ],
);

import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { fen, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

export const BATCH_STATUSES = ['BUILT', 'SETTLED'] as const;

/** A set of bank payments: one person makes it, another checks it against the bank's receipts. */
export const paymentBatches = pgTable('payment_batches', {
  id: uuid('id').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique(),
  status: text('status', { enum: BATCH_STATUSES }).notNull(),
  itemCount: integer('item_count').notNull(),
  totalFen: fen('total_fen').notNull(),
  makerId: uuid('maker_id')
    .notNull()
    .references(() => staff.id),
  madeAt: moment('made_at').notNull(),
  settledAt: moment('settled_at'),
});

import { sql } from 'drizzle-orm';
import { bigint, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** Pick-ups printed for the bank's window: it names nobody. */
export const windowLists = pgTable('window_lists', {
  id: uuid('id').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique(),
  madeBy: uuid('made_by')
    .notNull()
    .references(() => staff.id),
  madeAt: moment('made_at').notNull(),
  closedBy: uuid('closed_by').references(() => staff.id),
  closedAt: moment('closed_at'),
});

/** One voucher of such a list; while it is out, its code is paid at the window and nowhere else. */
export const windowVouchers = pgTable(
  'window_vouchers',
  {
    voucherNo: text('voucher_no').primaryKey(),
    listId: uuid('list_id')
      .notNull()
      .references(() => windowLists.id),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => rewards.id),
    /** The last four signs of the code as it was printed. */
    codeTail: text('code_tail').notNull(),
    /** PAID at the window, BACK unpaid; null while it is out. */
    result: text('result', { enum: ['PAID', 'BACK'] }),
  },
  (t) => [
    uniqueIndex('window_vouchers_one_out')
      .on(t.rewardId)
      .where(sql`${t.result} is null`),
  ],
);

import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { LEDGER_EVENTS } from '../../domain/ledger.ts';
import { moment, oneOf } from '../columns.ts';
import { fundOrders } from './fund_orders.table.ts';
import { funds } from './funds.table.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** One event of the fund. Append-only; a mistake is mended by a reversal. */
export const journalEntries = pgTable(
  'journal_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    fundId: uuid('fund_id')
      .notNull()
      .references(() => funds.id),
    event: text('event', { enum: LEDGER_EVENTS }).notNull(),
    rewardId: uuid('reward_id').references(() => rewards.id),
    documentNo: text('document_no'),
    staffId: uuid('staff_id').references(() => staff.id),
    at: moment('at').notNull(),
    /** `2026-11`: the month that it is booked in; a guard fills it, with the first open one where its own is closed. */
    period: text('period').notNull().default(''),
    orderId: uuid('order_id').references(() => fundOrders.id),
    /** The entry that this one takes back; each can be taken back once. */
    reversesId: bigint('reverses_id', { mode: 'number' })
      .unique()
      .references((): AnyPgColumn => journalEntries.id),
  },
  (table) => [
    index('journal_entries_by_fund').on(table.fundId, table.id),
    index('journal_entries_by_reward').on(table.rewardId),
    index('journal_entries_by_period').on(table.fundId, table.period, table.id),
    index('journal_entries_by_event').on(table.fundId, table.event, table.id),
    check('journal_entries_reversal', sql`(${table.event} = 'REVERSED') = (${table.reversesId} is not null)`),
    oneOf('journal_entries_event_known', table.event, LEDGER_EVENTS),
  ],
);

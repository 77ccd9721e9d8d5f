import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { YEAR_DECISIONS } from '../../domain/fund-order.ts';
import { fen, moment, oneOf } from '../columns.ts';
import { fundOrders } from './fund_orders.table.ts';
import { funds } from './funds.table.ts';

/** A fund whose year is closed: what was left of it, and where that went. Append-only; nothing is left in it afterwards. */
export const fundClosings = pgTable(
  'fund_closings',
  {
    fundId: uuid('fund_id')
      .primaryKey()
      .references(() => funds.id),
    orderId: uuid('order_id')
      .notNull()
      .unique()
      .references(() => fundOrders.id),
    decision: text('decision', { enum: YEAR_DECISIONS }).notNull(),
    /** The next year's fund of the same line. */
    successorId: uuid('successor_id')
      .notNull()
      .references(() => funds.id),
    availableFen: fen('available_fen').notNull(),
    lockedFen: fen('locked_fen').notNull(),
    closedAt: moment('closed_at').notNull(),
  },
  (table) => [oneOf('fund_closings_decision_known', table.decision, YEAR_DECISIONS)],
);

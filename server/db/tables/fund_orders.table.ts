import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { FUND_ORDER_KINDS, FUND_ORDER_OUTCOMES, YEAR_DECISIONS } from '../../domain/fund-order.ts';
import { fen, moment, oneOf } from '../columns.ts';
import { fundDocuments } from './fund_documents.table.ts';
import { funds } from './funds.table.ts';
import { staff } from './staff.table.ts';

/** What one person wants done to a fund, by which document, and what a second one said. A guard keeps what was decided. */
export const fundOrders = pgTable(
  'fund_orders',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: FUND_ORDER_KINDS }).notNull(),
    fundId: uuid('fund_id')
      .notNull()
      .references(() => funds.id),
    amountFen: fen('amount_fen'),
    decision: text('decision', { enum: YEAR_DECISIONS }),
    /** The entry that it takes back. The journal names its order in turn, so no foreign key stands here. */
    entryId: bigint('entry_id', { mode: 'number' }),
    documentNo: text('document_no').notNull(),
    documentId: uuid('document_id').references(() => fundDocuments.id),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => staff.id),
    proposedAt: moment('proposed_at').notNull(),
    outcome: text('outcome', { enum: FUND_ORDER_OUTCOMES }),
    decidedBy: uuid('decided_by').references(() => staff.id),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    index('fund_orders_by_fund').on(table.fundId, table.proposedAt),
    uniqueIndex('fund_orders_one_open_closing')
      .on(table.fundId)
      .where(sql`${table.kind} = 'CLOSE_YEAR' and ${table.outcome} is null`),
    uniqueIndex('fund_orders_one_open_reversal')
      .on(table.entryId)
      .where(sql`${table.outcome} is null`),
    oneOf('fund_orders_kind_known', table.kind, FUND_ORDER_KINDS),
    oneOf('fund_orders_outcome_known', table.outcome, FUND_ORDER_OUTCOMES),
    oneOf('fund_orders_decision_known', table.decision, YEAR_DECISIONS),
    check(
      'fund_orders_amount',
      sql`(${table.kind} in ('APPROPRIATE', 'REDUCE')) = (${table.amountFen} is not null) and coalesce(${table.amountFen} > 0, true)`,
    ),
    check('fund_orders_decision', sql`(${table.kind} = 'CLOSE_YEAR') = (${table.decision} is not null)`),
    check('fund_orders_entry', sql`(${table.kind} = 'REVERSE') = (${table.entryId} is not null)`),
    check(
      'fund_orders_two_persons',
      sql`(${table.outcome} is null) = (${table.decidedBy} is null) and (${table.outcome} is null) = (${table.decidedAt} is null)
        and coalesce((${table.outcome} = 'WITHDRAWN') = (${table.decidedBy} = ${table.proposedBy}), true)`,
    ),
  ],
);

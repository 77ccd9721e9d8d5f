import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { LEDGER_EVENTS } from '../../domain/ledger.ts';
import { moment, oneOf } from '../columns.ts';
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
  },
  (table) => [
    index('journal_entries_by_fund').on(table.fundId, table.id),
    index('journal_entries_by_reward').on(table.rewardId),
    oneOf('journal_entries_event_known', table.event, LEDGER_EVENTS),
  ],
);

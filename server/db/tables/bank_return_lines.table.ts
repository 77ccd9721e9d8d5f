import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { LINE_PROBLEMS, RETURN_OUTCOMES } from '../../domain/payment-return.ts';
import { oneOf } from '../columns.ts';
import { bankReturns } from './bank_returns.table.ts';

/** One line of the bank's answer, and which payment it speaks of. No account and no name. Append-only. */
export const bankReturnLines = pgTable(
  'bank_return_lines',
  {
    returnId: uuid('return_id')
      .notNull()
      .references(() => bankReturns.id),
    /** Its line in the bank's own file, from 1. */
    line: integer('line').notNull(),
    itemId: uuid('item_id'),
    outcome: text('outcome', { enum: RETURN_OUTCOMES }).notNull(),
    bankReference: text('bank_reference'),
    /** Why it will move nothing; null for a line that will. */
    problem: text('problem', { enum: LINE_PROBLEMS }),
  },
  (t) => [
    primaryKey({ columns: [t.returnId, t.line] }),
    index('bank_return_lines_by_item').on(t.itemId),
    oneOf('bank_return_lines_outcome_known', t.outcome, RETURN_OUTCOMES),
    oneOf('bank_return_lines_problem_known', t.problem, LINE_PROBLEMS),
  ],
);

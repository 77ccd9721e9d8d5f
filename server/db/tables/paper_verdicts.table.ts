import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, oneOf } from '../columns.ts';

/** What the scanner says of a paper at last; one without a row waits for it. */
export const PAPER_VERDICTS = ['CLEAN', 'INFECTED'] as const;

/** The scanner's verdict on an official paper of the fund or of a measure, beside its append-only row. Append-only itself. */
export const paperVerdicts = pgTable(
  'paper_verdicts',
  {
    paperId: uuid('paper_id').primaryKey(),
    verdict: text('verdict', { enum: PAPER_VERDICTS }).notNull(),
    /** The scanner's name for what it found. */
    signature: text('signature'),
    at: moment('at').notNull(),
  },
  (table) => [oneOf('paper_verdicts_known', table.verdict, PAPER_VERDICTS)],
);

import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { CASE_STATUSES } from '../../domain/disposition-transitions.ts';
import type { Milestone } from '../../domain/disposition-figures.ts';
import { fen, moment } from '../columns.ts';
import { dispositionCases } from './disposition_cases.table.ts';
import { staff } from './staff.table.ts';

/** What happened in a case, in codes, dates and numbers. Append-only: a mistake is put right by another event. */
export const dispositionEvents = pgTable(
  'disposition_events',
  {
    id: uuid('id').primaryKey(),
    seq: bigint('seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => dispositionCases.id),
    /** A verb of the case's machine, `propose`, `drop`, or a note. */
    kind: text('kind').notNull(),
    transition: text('transition'),
    to: text('to_status', { enum: CASE_STATUSES }),
    /** The day on which it happened. */
    on: date('happened_on', { mode: 'string' }).notNull(),
    at: moment('at').notNull(),
    /** Null where the portal itself wrote it down. */
    staffId: uuid('staff_id').references(() => staff.id),
    raisedFen: fen('raised_fen'),
    recoveredFen: fen('recovered_fen'),
    repaidFen: fen('repaid_fen'),
    participants: integer('participants'),
    deadline: date('deadline', { mode: 'string' }),
    milestones: jsonb('milestones').$type<readonly Milestone[]>(),
    corrects: uuid('corrects'),
  },
  (table) => [
    index('disposition_events_by_case').on(table.caseId, table.seq),
    foreignKey({
      name: 'disposition_events_corrects',
      columns: [table.corrects],
      foreignColumns: [table.id],
    }),
    check(
      'disposition_events_no_less_than_nothing',
      sql`coalesce(${table.raisedFen}, 0) >= 0 and coalesce(${table.recoveredFen}, 0) >= 0 and coalesce(${table.repaidFen}, 0) >= 0 and coalesce(${table.participants}, 0) >= 0`,
    ),
    check(
      'disposition_events_correct_one',
      sql`(${table.kind} = 'correct') = (${table.corrects} is not null)`,
    ),
  ],
);

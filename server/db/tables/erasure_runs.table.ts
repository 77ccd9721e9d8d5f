import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { ERASURE_RUN_STATUSES } from '../../domain/erasure-run.ts';
import { moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

/** What one person proposed to erase and another approved or refused. Its list is fixed when it is proposed. */
export const erasureRuns = pgTable(
  'erasure_runs',
  {
    id: uuid('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique(),
    status: text('status', { enum: ERASURE_RUN_STATUSES }).notNull(),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => staff.id),
    proposedAt: moment('proposed_at').notNull(),
    decidedBy: uuid('decided_by').references(() => staff.id),
    decidedAt: moment('decided_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    oneOf('erasure_runs_status_known', table.status, ERASURE_RUN_STATUSES),
    check(
      'erasure_runs_approved_by_another',
      sql`${table.status} not in ('APPROVED', 'DONE') or coalesce(${table.decidedBy} <> ${table.proposedBy}, false)`,
    ),
  ],
);

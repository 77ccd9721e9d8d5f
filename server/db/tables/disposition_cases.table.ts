import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { CASE_STATUSES } from '../../domain/disposition-transitions.ts';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** What is done about the target of a verified lead; one a round. Its words lie sealed in the drawer `case`. */
export const dispositionCases = pgTable(
  'disposition_cases',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    round: integer('round').notNull(),
    status: text('status', { enum: CASE_STATUSES }).notNull(),
    statusSince: moment('status_since').notNull(),
    dueAt: moment('due_at'),
    /** By when what was ordered is done. */
    deadline: date('deadline', { mode: 'string' }),
    proposalVerb: text('proposal_verb'),
    proposalBy: uuid('proposal_by').references(() => staff.id),
    /** The two officers who reported for a transfer. */
    reportedBy: uuid('reported_by').array().notNull().default([]),
    openedBy: uuid('opened_by').references(() => staff.id),
    openedAt: moment('opened_at').notNull(),
  },
  (table) => [
    unique('disposition_cases_one_a_round').on(table.leadId, table.round),
    oneOf('disposition_cases_status_known', table.status, CASE_STATUSES),
    check(
      'disposition_cases_proposal_whole',
      sql`(${table.proposalVerb} is null) = (${table.proposalBy} is null)`,
    ),
  ],
);

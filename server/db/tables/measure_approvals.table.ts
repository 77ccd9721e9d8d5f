import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { APPROVAL_STATUSES, MEASURES_TO_APPROVE } from '../../domain/measure.ts';
import { differs, moment, oneOf } from '../columns.ts';
import { documents } from './documents.table.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/**
 * A unit asks for a measure that takes the word of the lead agency's head, such as looking into accounts (Decree 737 art. 21,
 * 24), and the head says yes or no. What it is about, why, and what the head wrote lie sealed in the unit's approval drawer.
 */
export const measureApprovals = pgTable(
  'measure_approvals',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    unit: text('unit').notNull(),
    measure: text('measure', { enum: MEASURES_TO_APPROVE }).notNull(),
    status: text('status', { enum: APPROVAL_STATUSES }).notNull(),
    asksId: uuid('asks_id')
      .notNull()
      .references(() => documents.id),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    askedAt: moment('asked_at').notNull(),
    answerId: uuid('answer_id').references(() => documents.id),
    decidedBy: uuid('decided_by').references(() => staff.id),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    index('measure_approvals_by_lead').on(table.leadId),
    oneOf('measure_approvals_measure_known', table.measure, MEASURES_TO_APPROVE),
    oneOf('measure_approvals_status_known', table.status, APPROVAL_STATUSES),
    check('measure_approvals_two_people', differs(table.decidedBy, table.askedBy)),
    check(
      'measure_approvals_decided',
      sql`(${table.status} = 'ASKED') = (${table.decidedBy} is null) and (${table.decidedBy} is null) = (${table.decidedAt} is null)`,
    ),
  ],
);

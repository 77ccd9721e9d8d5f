import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { ACCOUNT_QUERY_STATUSES } from '../../domain/account-query.ts';
import { differs, moment, oneOf } from '../columns.ts';
import { documents } from './documents.table.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/**
 * A unit asks to look into accounts, and the head of the lead agency says yes or no (Decree 737 art. 21). Which accounts
 * and why, and what the head wrote, lie sealed in the unit's approval drawer.
 */
export const accountQueries = pgTable(
  'account_queries',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    unit: text('unit').notNull(),
    status: text('status', { enum: ACCOUNT_QUERY_STATUSES }).notNull(),
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
    index('account_queries_by_lead').on(table.leadId),
    oneOf('account_queries_status_known', table.status, ACCOUNT_QUERY_STATUSES),
    check('account_queries_two_people', differs(table.decidedBy, table.askedBy)),
    check(
      'account_queries_decided',
      sql`(${table.status} = 'ASKED') = (${table.decidedBy} is null) and (${table.decidedBy} is null) = (${table.decidedAt} is null)`,
    ),
  ],
);

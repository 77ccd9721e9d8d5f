import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { documents } from './documents.table.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** 协查: what an assisting unit is asked, until when, and its answer. The words lie sealed in that unit's assist drawer. */
export const assistRequests = pgTable(
  'assist_requests',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    unit: text('unit').notNull(),
    asksId: uuid('asks_id')
      .notNull()
      .references(() => documents.id),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    askedAt: moment('asked_at').notNull(),
    dueAt: moment('due_at').notNull(),
    answerId: uuid('answer_id').references(() => documents.id),
    answeredBy: uuid('answered_by').references(() => staff.id),
    answeredAt: moment('answered_at'),
  },
  (table) => [
    index('assist_requests_by_lead').on(table.leadId),
    index('assist_requests_open')
      .on(table.unit, table.dueAt)
      .where(sql`${table.answeredAt} is null`),
    check(
      'assist_requests_answered_whole',
      sql`num_nonnulls(${table.answerId}, ${table.answeredBy}, ${table.answeredAt}) in (0, 3)`,
    ),
  ],
);

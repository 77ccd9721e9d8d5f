import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { SUCCESSION_REASONS, codesOf } from '../../domain/code-lists.ts';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** Whose work on a lead went to whom, and why, in codes. Append-only. */
export const successions = pgTable(
  'successions',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    fromStaff: uuid('from_staff')
      .notNull()
      .references(() => staff.id),
    toStaff: uuid('to_staff')
      .notNull()
      .references(() => staff.id),
    byStaff: uuid('by_staff')
      .notNull()
      .references(() => staff.id),
    reason: text('reason').notNull(),
    /** What went along: codes of `HELD_WORK`. */
    what: text('what').array().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    index('successions_by_lead').on(table.leadId),
    index('successions_by_person').on(table.fromStaff),
    oneOf('successions_reason_known', table.reason, codesOf(SUCCESSION_REASONS)),
  ],
);

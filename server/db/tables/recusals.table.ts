import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** Who keeps away from which lead, and why, as a code. Append-only: whoever had a conflict keeps it. */
export const recusals = pgTable(
  'recusals',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    reason: text('reason').notNull(),
    declaredBy: uuid('declared_by')
      .notNull()
      .references(() => staff.id),
    declaredAt: moment('declared_at').notNull(),
    /** What of it the person was at work on, codes of `HELD_WORK`, and who goes on; null: their desk. */
    moved: text('moved').array().notNull().default([]),
    movedTo: uuid('moved_to').references(() => staff.id),
  },
  (table) => [
    unique('recusals_once').on(table.leadId, table.staffId),
    index('recusals_by_staff').on(table.staffId),
  ],
);

import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { LEGAL_HOLD_CODES } from '../../domain/legal-hold.ts';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** While one stands, nothing of the lead is erased. `until` null: until it is lifted, which another person does. */
export const legalHolds = pgTable(
  'legal_holds',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    reason: text('reason', { enum: LEGAL_HOLD_CODES }).notNull(),
    until: moment('until'),
    setBy: uuid('set_by')
      .notNull()
      .references(() => staff.id),
    setAt: moment('set_at').notNull(),
    liftedBy: uuid('lifted_by').references(() => staff.id),
    liftedAt: moment('lifted_at'),
  },
  (table) => [
    index('legal_holds_by_lead').on(table.leadId),
    oneOf('legal_holds_reason_known', table.reason, LEGAL_HOLD_CODES),
    check(
      'legal_holds_lifted_by_another',
      sql`${table.liftedBy} is null or ${table.liftedBy} <> ${table.setBy}`,
    ),
    check('legal_holds_lifted_whole', sql`(${table.liftedBy} is null) = (${table.liftedAt} is null)`),
  ],
);

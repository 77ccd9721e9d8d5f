import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { LEAD_STATUSES } from '../../domain/lead.ts';
import { moment } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** Every step a lead took. Append-only. `reason` holds a catalogue code, never free words. */
export const leadSteps = pgTable(
  'lead_steps',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    transition: text('transition').notNull(),
    from: text('from_status', { enum: LEAD_STATUSES }),
    to: text('to_status', { enum: LEAD_STATUSES }).notNull(),
    actorKind: text('actor_kind').notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    reason: text('reason'),
    at: moment('at').notNull(),
  },
  (table) => [
    index('lead_steps_by_lead').on(table.leadId, table.id),
    // A period's figures look at the leads that moved in it.
    index('lead_steps_by_time').on(table.at, table.leadId),
  ],
);

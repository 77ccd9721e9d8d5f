import { bigint, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { RUNGS } from '../../domain/escalation.ts';
import { LEAD_STATUSES } from '../../domain/lead.ts';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';

/** Each rung of the ladder that a missed date reached, once for everybody who owed the step. Rows are only added. */
export const leadEscalations = pgTable(
  'lead_escalations',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    rung: text('rung', { enum: RUNGS }).notNull(),
    /** The role or unit that let the date pass. */
    owedBy: text('owed_by').notNull(),
    status: text('status', { enum: LEAD_STATUSES }).notNull(),
    /** The promise that was missed: with the lead it names one step. */
    dueAt: moment('due_at').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    unique('lead_escalations_once').on(table.leadId, table.dueAt, table.rung, table.owedBy),
    index('lead_escalations_by_rung').on(table.rung, table.at),
    oneOf('lead_escalations_rung_known', table.rung, RUNGS),
    oneOf('lead_escalations_status_known', table.status, LEAD_STATUSES),
  ],
);

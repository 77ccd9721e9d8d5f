import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';
import { targets } from './targets.table.ts';

const ACTS = ['JOIN', 'LEAVE'] as const;

/** Who put a lead to a target, and who took it off. Append-only; where it stands now is `leads.target_id`. */
export const targetSteps = pgTable(
  'target_steps',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    targetId: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    act: text('act', { enum: ACTS }).notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: moment('at').notNull(),
  },
  (table) => [
    index('target_steps_by_target').on(table.targetId, table.id),
    oneOf('target_steps_act_known', table.act, ACTS),
  ],
);

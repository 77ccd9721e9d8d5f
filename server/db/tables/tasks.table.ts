import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { TASK_STATUSES } from '../../domain/task.ts';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

export type TaskOfficer = { staffId: string; certificateNo: string };

/** One unit's share of the joint verification. What it found lies sealed in the unit's findings. */
export const tasks = pgTable(
  'tasks',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    unit: text('unit').notNull(),
    status: text('status', { enum: TASK_STATUSES }).notNull(),
    /** At least two, each with a certificate number (Decree 737 art. 21). */
    officers: jsonb('officers').$type<TaskOfficer[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    dueAt: moment('due_at'),
    acceptedAt: moment('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => staff.id),
    signedAt: moment('signed_at'),
    signedBy: uuid('signed_by').references(() => staff.id),
  },
  (table) => [
    unique('tasks_one_a_unit').on(table.leadId, table.unit),
    index('tasks_by_unit').on(table.unit, table.status),
    oneOf('tasks_status_known', table.status, TASK_STATUSES),
  ],
);

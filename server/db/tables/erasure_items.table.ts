import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CompartmentKind } from '../../domain/compartments.ts';
import { ERASURE_ITEM_STATUSES, LEFT_OUT_REASONS } from '../../domain/erasure-run.ts';
import { moment, oneOf } from '../columns.ts';
import { erasureRuns } from './erasure_runs.table.ts';
import { leads } from './leads.table.ts';

/** One lead of a run: which drawers were to go, and what became of it. The figures are those of the erasure itself. */
export const erasureItems = pgTable(
  'erasure_items',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => erasureRuns.id),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    drawers: text('drawers').array().$type<CompartmentKind[]>().notNull(),
    dueSince: moment('due_since').notNull(),
    status: text('status', { enum: ERASURE_ITEM_STATUSES }).notNull(),
    leftOut: text('left_out', { enum: LEFT_OUT_REASONS }),
    sheets: integer('sheets').notNull(),
    files: integer('files').notNull(),
    fileBytes: bigint('file_bytes', { mode: 'number' }).notNull(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.leadId] }),
    index('erasure_items_by_lead').on(table.leadId),
    uniqueIndex('erasure_items_one_run_at_a_time')
      .on(table.leadId)
      .where(sql`${table.status} = 'WAITING'`),
    check('erasure_items_settled', sql`(${table.status} = 'WAITING') = (${table.settledAt} is null)`),
    check('erasure_items_left_out', sql`(${table.status} = 'LEFT_OUT') = (${table.leftOut} is not null)`),
    oneOf('erasure_items_status_known', table.status, ERASURE_ITEM_STATUSES),
  ],
);

import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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
    oneOf('erasure_items_status_known', table.status, ERASURE_ITEM_STATUSES),
  ],
);

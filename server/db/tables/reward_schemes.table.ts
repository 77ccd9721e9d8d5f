import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { RewardScheme } from '../../domain/scheme-types.ts';
import { moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

export const SCHEME_STATUSES = ['DRAFT', 'ACTIVE', 'RETIRED'] as const;

/** A reward measure as data, versioned. Two persons make a draft active; a lead keeps the version of its day. */
export const rewardSchemes = pgTable(
  'reward_schemes',
  {
    id: uuid('id').primaryKey(),
    schemeId: text('scheme_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: SCHEME_STATUSES }).notNull(),
    body: jsonb('body').$type<RewardScheme>().notNull(),
    documentNo: text('document_no'),
    proposedBy: uuid('proposed_by').references(() => staff.id),
    activatedBy: uuid('activated_by').references(() => staff.id),
    activatedAt: moment('activated_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('reward_schemes_version').on(table.schemeId, table.version),
    oneOf('reward_schemes_status_known', table.status, SCHEME_STATUSES),
  ],
);

import { check, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { RewardScheme } from '../../domain/scheme-types.ts';
import { differs, moment, oneOf } from '../columns.ts';
import { schemeDocuments } from './scheme_documents.table.ts';
import { staff } from './staff.table.ts';

export const SCHEME_STATUSES = ['DRAFT', 'ACTIVE', 'RETIRED'] as const;

/**
 * A reward measure as data, versioned. Whoever drafts it takes no further step; two more make it active on its document,
 * and the database holds to it. A lead keeps the version of its day.
 */
export const rewardSchemes = pgTable(
  'reward_schemes',
  {
    id: uuid('id').primaryKey(),
    schemeId: text('scheme_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: SCHEME_STATUSES }).notNull(),
    body: jsonb('body').$type<RewardScheme>().notNull(),
    documentNo: text('document_no'),
    documentId: uuid('document_id').references(() => schemeDocuments.id),
    /** null: laid in with the district. */
    draftedBy: uuid('drafted_by').references(() => staff.id),
    proposedBy: uuid('proposed_by').references(() => staff.id),
    activatedBy: uuid('activated_by').references(() => staff.id),
    activatedAt: moment('activated_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('reward_schemes_version').on(table.schemeId, table.version),
    oneOf('reward_schemes_status_known', table.status, SCHEME_STATUSES),
    check('reward_schemes_proposer', differs(table.proposedBy, table.draftedBy)),
    check('reward_schemes_activator', differs(table.activatedBy, table.draftedBy, table.proposedBy)),
  ],
);

import { bigint, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { COPY_KINDS } from '../../domain/evidence.ts';
import { bytes, moment, oneOf } from '../columns.ts';
import { evidence } from './evidence.table.ts';

/**
 * What people look at instead of the sealed original: the working copy without metadata, a thumbnail, and pages. All of
 * a file's copies lie in the store under its working key; type, size and digest in `sealedFacts`, under the same.
 */
export const evidenceCopies = pgTable(
  'evidence_copies',
  {
    id: uuid('id').primaryKey(),
    evidenceId: uuid('evidence_id')
      .notNull()
      .references(() => evidence.id),
    kind: text('kind', { enum: COPY_KINDS }).notNull(),
    /** From 1 for pages; 0 for the working copy and the thumbnail. */
    page: integer('page').notNull(),
    storeKey: text('store_key').notNull().unique(),
    storedBytes: bigint('stored_bytes', { mode: 'number' }).notNull(),
    sealedFacts: bytes('sealed_facts').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    unique('evidence_copies_one_of_a_kind').on(table.evidenceId, table.kind, table.page),
    oneOf('evidence_copies_kind_known', table.kind, COPY_KINDS),
  ],
);

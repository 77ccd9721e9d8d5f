import { boolean, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { evidence } from './evidence.table.ts';
import { staff } from './staff.table.ts';

/** A file whose working copy the joint team may see: its working key, wrapped under the key of the lead's brief. */
export const evidenceReleases = pgTable('evidence_releases', {
  evidenceId: uuid('evidence_id')
    .primaryKey()
    .references(() => evidence.id),
  compartmentId: uuid('compartment_id')
    .notNull()
    .references(() => compartments.id),
  sealedKey: bytes('sealed_key').notNull(),
  /** The officer said that a file whose metadata could not be removed may go all the same. */
  acceptsUncleaned: boolean('accepts_uncleaned').notNull(),
  releasedBy: uuid('released_by')
    .notNull()
    .references(() => staff.id),
  releasedAt: moment('released_at').notNull(),
});

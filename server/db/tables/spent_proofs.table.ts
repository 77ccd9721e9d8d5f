import { index, pgTable } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';

/** Proofs that no machine fills in forms, each good for one act; kept by hash until it would have run out anyway. */
export const spentProofs = pgTable(
  'spent_proofs',
  {
    tag: bytes('tag').primaryKey(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('spent_proofs_by_expiry').on(table.expiresAt)],
);

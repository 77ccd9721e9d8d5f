import { sql } from 'drizzle-orm';
import { bigint, check, pgTable } from 'drizzle-orm/pg-core';
import { bytes } from '../columns.ts';
import { auditEntries } from './audit_entries.table.ts';

/** An entry's place in the log, without gaps from 0, and what binds it there. Append-only. */
export const auditLinks = pgTable(
  'audit_links',
  {
    position: bigint('position', { mode: 'number' }).primaryKey(),
    entryId: bigint('entry_id', { mode: 'number' })
      .notNull()
      .unique()
      .references(() => auditEntries.id),
    leafHash: bytes('leaf_hash').notNull(),
    /** SHA-256 of the chain's hash before it and this leaf. */
    chainHash: bytes('chain_hash').notNull(),
  },
  (table) => [check('audit_links_from_zero', sql`${table.position} >= 0`)],
);

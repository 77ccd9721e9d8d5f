import { bigint, pgTable } from 'drizzle-orm/pg-core';

/** Entries of the log that wait for their place in it. A trigger puts them here; the sequencer takes them out. */
export const auditUnsequenced = pgTable('audit_unsequenced', {
  entryId: bigint('entry_id', { mode: 'number' }).primaryKey(),
});

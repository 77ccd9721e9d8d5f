import { integer, pgTable } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';

/**
 * Which master key this database lies under, one row for each there has been: a proof that only the key itself makes,
 * and that tells nothing of it. By it a start knows the right key from a wrong one, and a rotation that was cut short.
 */
export const serverKeys = pgTable('server_keys', {
  generation: integer('generation').primaryKey(),
  proof: bytes('proof').notNull(),
  since: moment('since').notNull(),
});

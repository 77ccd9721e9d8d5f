import { integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/**
 * The public halves of the recovery keys; the private half of each was split into shares and is kept nowhere.
 * `proof` is a value sealed to the key: a drill opens it and nothing else.
 */
export const recoveryKeys = pgTable('recovery_keys', {
  generation: integer('generation').primaryKey(),
  publicKey: bytes('public_key').notNull(),
  keyMac: bytes('key_mac').notNull(),
  proof: bytes('proof').notNull(),
  madeBy: uuid('made_by').references(() => staff.id),
  madeAt: moment('made_at').notNull(),
  drilledAt: moment('drilled_at'),
});

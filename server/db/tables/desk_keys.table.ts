import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { desks } from './desks.table.ts';

/**
 * Every key pair that a desk has had. While grants still wait to be sealed anew, `previousKey` holds the private key
 * of the generation before, sealed to this one's public key, so that reading never stops; then it is destroyed.
 */
export const deskKeys = pgTable(
  'desk_keys',
  {
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    generation: integer('generation').notNull(),
    publicKey: bytes('public_key').notNull(),
    keyMac: bytes('key_mac').notNull(),
    previousKey: bytes('previous_key'),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deskId, table.generation] })],
);

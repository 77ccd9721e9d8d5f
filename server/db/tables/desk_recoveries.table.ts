import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { desks } from './desks.table.ts';
import { recoveryKeys } from './recovery_keys.table.ts';

/** A desk's private key, each generation of it, sealed to the recovery key that the three agencies share. */
export const deskRecoveries = pgTable(
  'desk_recoveries',
  {
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    generation: integer('generation').notNull(),
    recoveryGeneration: integer('recovery_generation')
      .notNull()
      .references(() => recoveryKeys.generation),
    sealedKey: bytes('sealed_key').notNull(),
    sealedAt: moment('sealed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deskId, table.generation, table.recoveryGeneration] })],
);

import { boolean, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { desks } from './desks.table.ts';

/** Who can read what: a compartment's data key, sealed to a desk. `held` ones need the compartment's second lock too. */
export const grants = pgTable(
  'grants',
  {
    compartmentId: uuid('compartment_id')
      .notNull()
      .references(() => compartments.id),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    sealedKey: bytes('sealed_key').notNull(),
    /** To which of the desk's keys it is sealed. */
    generation: integer('generation').notNull().default(1),
    held: boolean('held').notNull().default(false),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.compartmentId, table.deskId] }),
    index('grants_by_desk').on(table.deskId, table.compartmentId),
    index('grants_by_generation').on(table.deskId, table.generation, table.compartmentId),
  ],
);

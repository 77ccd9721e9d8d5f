import { sql } from 'drizzle-orm';
import { index, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { desks } from './desks.table.ts';

/**
 * A desk's grants on their way from a retired key to the present one. `heldKey` is the retired private key, wrapped
 * under the server's hold key for as long as the job needs it. How far the job is, the grants say themselves.
 */
export const deskRotations = pgTable(
  'desk_rotations',
  {
    id: uuid('id').primaryKey(),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    fromGeneration: integer('from_generation').notNull(),
    heldKey: bytes('held_key'),
    resealed: integer('resealed').notNull().default(0),
    broken: integer('broken').notNull().default(0),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    unique('desk_rotations_once').on(table.deskId, table.fromGeneration),
    index('desk_rotations_open')
      .on(table.startedAt)
      .where(sql`finished_at is null`),
  ],
);

import { bigint, pgTable, primaryKey, smallint } from 'drizzle-orm/pg-core';
import { bytes } from '../columns.ts';

/** The full subtrees over the log's leaves, from level 1 upwards: they never change, so a proof reads few. Append-only. */
export const merkleNodes = pgTable(
  'merkle_nodes',
  {
    level: smallint('level').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.index] })],
);

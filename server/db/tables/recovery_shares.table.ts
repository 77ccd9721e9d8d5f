import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { recoveryKeys } from './recovery_keys.table.ts';
import { staff } from './staff.table.ts';

/**
 * Who keeps an agency's share on paper. Until its keeper has taken it, the share lies here sealed to that one person;
 * with their word that it is on paper it is destroyed.
 */
export const recoveryShares = pgTable(
  'recovery_shares',
  {
    generation: integer('generation')
      .notNull()
      .references(() => recoveryKeys.generation),
    agency: text('agency').notNull(),
    keeperId: uuid('keeper_id')
      .notNull()
      .references(() => staff.id),
    sealedShare: bytes('sealed_share'),
    takenAt: moment('taken_at'),
  },
  (table) => [primaryKey({ columns: [table.generation, table.agency] })],
);

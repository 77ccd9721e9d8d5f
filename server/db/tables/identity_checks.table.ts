import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { differs, fen, moment } from '../columns.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/**
 * A clerk asks the identity custodians whether the reporter of an award stands on a list that excludes them. The answer
 * is a yes or a no, and what the same person was awarded this year; the name stays in the vault.
 */
export const identityChecks = pgTable(
  'identity_checks',
  {
    id: uuid('id').primaryKey(),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => rewards.id),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    askedAt: moment('asked_at').notNull(),
    answeredBy: uuid('answered_by').references(() => staff.id),
    answeredAt: moment('answered_at'),
    /** Whether name, phone or identity number stand on a list. */
    listed: boolean('listed'),
    /** What other cases of this calendar year brought the same person. */
    yearFen: fen('year_fen'),
  },
  (table) => [
    index('identity_checks_by_reward').on(table.rewardId, table.askedAt),
    check(
      'identity_checks_answered_whole',
      sql`num_nulls(${table.answeredBy}, ${table.answeredAt}, ${table.listed}, ${table.yearFen}) in (0, 4)`,
    ),
    check('identity_checks_answered_by_another', differs(table.askedBy, table.answeredBy)),
  ],
);

import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import {
  EXCLUSION_ANSWERS,
  EXCLUSION_CODES,
  EXCLUSION_GROUND_CODES,
} from '../../domain/reward-exclusions.ts';
import { moment, oneOf } from '../columns.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** Whether an exclusion applies to an award, as a clerk answered it; the last answer counts. Append-only. */
export const rewardExclusions = pgTable(
  'reward_exclusions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => rewards.id),
    code: text('code', { enum: EXCLUSION_CODES }).notNull(),
    answer: text('answer', { enum: EXCLUSION_ANSWERS }).notNull(),
    ground: text('ground').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: moment('at').notNull(),
  },
  (table) => [
    index('reward_exclusions_by_reward').on(table.rewardId, table.id),
    oneOf('reward_exclusions_code_known', table.code, EXCLUSION_CODES),
    oneOf('reward_exclusions_answer_known', table.answer, EXCLUSION_ANSWERS),
    oneOf('reward_exclusions_ground_known', table.ground, EXCLUSION_GROUND_CODES),
  ],
);

import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { REWARD_STATUSES } from '../../domain/reward.ts';
import { moment } from '../columns.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** Every step an award took. Append-only. */
export const rewardSteps = pgTable(
  'reward_steps',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => rewards.id),
    transition: text('transition').notNull(),
    from: text('from_status', { enum: REWARD_STATUSES }),
    to: text('to_status', { enum: REWARD_STATUSES }).notNull(),
    actorKind: text('actor_kind').notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    secondStaffId: uuid('second_staff_id').references(() => staff.id),
    reason: text('reason'),
    at: moment('at').notNull(),
  },
  (table) => [index('reward_steps_by_reward').on(table.rewardId, table.id)],
);

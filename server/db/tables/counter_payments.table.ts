import { boolean, pgTable, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** A pick-up that one payout officer has opened at the counter and a second one must confirm. */
export const counterPayments = pgTable('counter_payments', {
  rewardId: uuid('reward_id')
    .primaryKey()
    .references(() => rewards.id),
  firstOfficerId: uuid('first_officer_id')
    .notNull()
    .references(() => staff.id),
  openedAt: moment('opened_at').notNull(),
  /** The first officer saw the proxy's written authority and identity card. */
  sawAuthority: boolean('saw_authority').notNull().default(false),
});

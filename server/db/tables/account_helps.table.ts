import { sql } from 'drizzle-orm';
import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';
import { ACCOUNT_HELP_REASONS } from '../../domain/account-help.ts';

/**
 * A one-time code with which a person sets their own password and authenticator: on their first day, or when they
 * forgot. Only a keyed digest of the code is kept; of a forgotten one it is good once an administrator has confirmed.
 */
export const accountHelps = pgTable(
  'account_helps',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    reason: text('reason', { enum: ACCOUNT_HELP_REASONS }).notNull(),
    codeTag: bytes('code_tag').notNull(),
    startedBy: uuid('started_by')
      .notNull()
      .references(() => staff.id),
    startedAt: moment('started_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    confirmedBy: uuid('confirmed_by').references(() => staff.id),
    confirmedAt: moment('confirmed_at'),
    endedAt: moment('ended_at'),
    usedAt: moment('used_at'),
  },
  (table) => [
    uniqueIndex('account_helps_one_open')
      .on(table.staffId)
      .where(sql`ended_at is null`),
    oneOf('account_helps_reason_known', table.reason, ACCOUNT_HELP_REASONS),
  ],
);

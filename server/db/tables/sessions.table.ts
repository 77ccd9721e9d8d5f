import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/**
 * Signed-in people. The staff private key lies here wrapped under a key that only the cookie holds, so the database
 * and a live cookie are both needed. No address and no browser name is kept.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    wrappedPrivateKey: bytes('wrapped_private_key'),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [index('sessions_by_staff').on(table.staffId)],
);

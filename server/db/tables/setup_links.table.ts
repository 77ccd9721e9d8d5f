import { pgTable } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';

/** The one-time link of the first run: only its digest is kept. */
export const setupLinks = pgTable('setup_links', {
  tokenDigest: bytes('token_digest').primaryKey(),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
});

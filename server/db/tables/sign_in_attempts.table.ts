import { integer, pgTable } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';

/** Failed sign-ins by keyed hash of the name typed, so that unknown names slow down like known ones. */
export const signInAttempts = pgTable('sign_in_attempts', {
  nameTag: bytes('name_tag').primaryKey(),
  failures: integer('failures').notNull(),
  lastFailedAt: moment('last_failed_at').notNull(),
});

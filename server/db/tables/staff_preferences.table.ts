import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

export const MAIL_LANGUAGES = ['zh-CN', 'en'] as const;

/** How a member of staff wants to be written to; without a row, the defaults. */
export const staffPreferences = pgTable(
  'staff_preferences',
  {
    staffId: uuid('staff_id')
      .primaryKey()
      .references(() => staff.id),
    digest: boolean('digest').notNull().default(true),
    language: text('language', { enum: MAIL_LANGUAGES }).notNull().default('zh-CN'),
  },
  (table) => [oneOf('staff_preferences_language_known', table.language, MAIL_LANGUAGES)],
);

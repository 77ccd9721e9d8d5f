import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { mails } from './mails.table.ts';
import { MAIL_LANGUAGES } from './staff_preferences.table.ts';
import { staff } from './staff.table.ts';

/** What a member of staff was told on a working day: numbers and references. One a day, whatever happens. */
export const dailyDigests = pgTable(
  'daily_digests',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    day: date('day', { mode: 'string' }).notNull(),
    /** Null where nothing was due: the day is settled, and nobody was written to. */
    mailId: uuid('mail_id').references(() => mails.id),
    language: text('language', { enum: MAIL_LANGUAGES }).notNull(),
    overdue: integer('overdue').notNull(),
    today: integer('today').notNull(),
    week: integer('week').notNull(),
    /** The first of them, the most pressing first. */
    leadReferences: text('lead_references').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.day] }),
    index('daily_digests_by_mail').on(table.mailId),
  ],
);

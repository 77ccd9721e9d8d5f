import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

export const MAIL_STATUSES = ['WAITING', 'SENT', 'FAILED'] as const;

/** Mail to staff whose turn it is: a link and no content. Waits here while there is no mail server. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    template: text('template').notNull(),
    link: text('link').notNull(),
    status: text('status', { enum: MAIL_STATUSES }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (table) => [
    index('mails_by_status').on(table.status, table.createdAt),
    oneOf('mails_status_known', table.status, MAIL_STATUSES),
  ],
);

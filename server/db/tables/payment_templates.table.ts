import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { PaymentTemplate } from '../../domain/payment-template.ts';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A bank's form as the district has it; a shipped one stands here once somebody has changed it. */
export const paymentTemplates = pgTable('payment_templates', {
  code: text('code').primaryKey(),
  body: jsonb('body').$type<PaymentTemplate>().notNull(),
  version: integer('version').notNull(),
  savedBy: uuid('saved_by')
    .notNull()
    .references(() => staff.id),
  savedAt: moment('saved_at').notNull(),
});

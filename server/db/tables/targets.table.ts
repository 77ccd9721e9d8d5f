import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/**
 * A target that several leads are about (风险主体). Nothing here names it: what it is called stands sealed in its leads'
 * briefs, for those who hold a key to them.
 */
export const targets = pgTable('targets', {
  id: uuid('id').primaryKey(),
  createdAt: moment('created_at').notNull(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => staff.id),
});

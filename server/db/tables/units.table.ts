import { boolean, pgTable, text } from 'drizzle-orm/pg-core';

/** The organisations that the notice names: bureaus and townships. */
export const units = pgTable('units', {
  code: text('code').primaryKey(),
  kind: text('kind', { enum: ['BUREAU', 'TOWNSHIP'] }).notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  active: boolean('active').notNull().default(true),
});

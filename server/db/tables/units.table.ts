import { boolean, pgTable, text } from 'drizzle-orm/pg-core';

/** The organisations that the notice names: bureaus and townships. */
export const units = pgTable('units', {
  code: text('code').primaryKey(),
  kind: text('kind', { enum: ['BUREAU', 'TOWNSHIP'] }).notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  /** As people say it in a sentence; empty where the portal's own word for the three units will do. */
  shortZh: text('short_zh').notNull().default(''),
  shortEn: text('short_en').notNull().default(''),
  active: boolean('active').notNull().default(true),
});

import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** The sectors that residents choose from; the notice names ten. */
export const sectors = pgTable('sectors', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
});

import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** Townships by their national statistical code. */
export const townships = pgTable('townships', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
});

import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { townships } from './townships.table.ts';

/** Villages and communities by their national statistical code, as far as the office keeps a list. */
export const villages = pgTable(
  'villages',
  {
    code: text('code').primaryKey(),
    townshipCode: text('township_code')
      .notNull()
      .references(() => townships.code),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [index('villages_township').on(table.townshipCode)],
);

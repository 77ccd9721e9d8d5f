import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Settings } from '../../domain/settings.ts';
import { moment } from '../columns.ts';

/** The one district that this office serves. */
export const districts = pgTable(
  'districts',
  {
    id: integer('id').primaryKey().default(1),
    code: text('code').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    cityZh: text('city_zh').notNull(),
    cityEn: text('city_en').notNull(),
    demo: boolean('demo').notNull(),
    settings: jsonb('settings').$type<Settings>().notNull(),
    version: integer('version').notNull().default(1),
    setUpAt: moment('set_up_at').notNull(),
  },
  (table) => [check('districts_only_one', sql`${table.id} = 1`)],
);

import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Colour } from '../../domain/contrast.ts';
import type { DistrictTexts } from '../../domain/district-texts.ts';
import { DEFAULT_LEAD } from '../../domain/look.ts';
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
    regionZh: text('region_zh').notNull().default(''),
    regionEn: text('region_en').notNull().default(''),
    leadColour: text('lead_colour').$type<Colour>().notNull().default(DEFAULT_LEAD),
    /** Names the emblem's pictures, so that a browser may keep them; null: a neutral seal. */
    emblem: text('emblem'),
    /** Sentences of the pages that the district words itself. */
    texts: jsonb('texts').$type<DistrictTexts>().notNull().default({}),
    demo: boolean('demo').notNull(),
    settings: jsonb('settings').$type<Settings>().notNull(),
    version: integer('version').notNull().default(1),
    setUpAt: moment('set_up_at').notNull(),
  },
  (table) => [check('districts_only_one', sql`${table.id} = 1`)],
);

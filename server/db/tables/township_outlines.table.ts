import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Polygon } from '../../domain/outline.ts';
import { townships } from './townships.table.ts';

/** Where each township lies, by the outline file that the district uploaded; no rows where it has none. */
export const townshipOutlines = pgTable('township_outlines', {
  townshipCode: text('township_code')
    .primaryKey()
    .references(() => townships.code),
  polygons: jsonb('polygons').$type<Polygon[]>().notNull(),
});

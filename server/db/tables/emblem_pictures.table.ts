import { integer, pgTable } from 'drizzle-orm/pg-core';
import { bytes } from '../columns.ts';

/** The district's emblem, drawn once for each size in pixels. What somebody uploaded is not kept. */
export const emblemPictures = pgTable('emblem_pictures', {
  size: integer('size').primaryKey(),
  png: bytes('png').notNull(),
});

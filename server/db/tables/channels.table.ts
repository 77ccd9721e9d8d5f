import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { oneOf } from '../columns.ts';

export const CHANNEL_KINDS = ['PHONE', 'EMAIL', 'ADDRESS', 'WEB', 'OTHER'] as const;

/** The published ways to report (Decree 737 art. 16). */
export const channels = pgTable(
  'channels',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: CHANNEL_KINDS }).notNull(),
    value: text('value').notNull(),
    hoursZh: text('hours_zh').notNull(),
    hoursEn: text('hours_en').notNull(),
    unitCode: text('unit_code').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [oneOf('channels_kind_known', table.kind, CHANNEL_KINDS)],
);

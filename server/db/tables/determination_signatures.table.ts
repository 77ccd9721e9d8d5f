import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { determinations } from './determinations.table.ts';
import { staff } from './staff.table.ts';

/** The three signatures under a determination, one a unit. */
export const determinationSignatures = pgTable(
  'determination_signatures',
  {
    determinationId: uuid('determination_id')
      .notNull()
      .references(() => determinations.id),
    unit: text('unit').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    dissents: boolean('dissents').notNull().default(false),
    signedAt: moment('signed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.determinationId, table.unit] })],
);

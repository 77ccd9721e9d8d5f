import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

/**
 * Companies to which a person said beforehand that they are tied. Only the keyed hash is kept, the same that a lead's
 * target has in `blind_index`: where the two meet, the lead stays shut to that person.
 */
export const ties = pgTable(
  'ties',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    kind: text('kind', { enum: ['name', 'credit_code'] }).notNull(),
    tag: bytes('tag').notNull(),
    relation: text('relation').notNull(),
    declaredAt: moment('declared_at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [
    index('ties_by_staff').on(table.staffId, table.tag),
    oneOf('ties_kind_known', table.kind, ['name', 'credit_code']),
  ],
);

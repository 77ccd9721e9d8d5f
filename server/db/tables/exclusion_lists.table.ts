import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { EXCLUSION_LISTS } from '../../domain/exclusion-list.ts';
import { moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** A list of people whom an exclusion is about; who they are lies in keyed digests and nowhere else. The newest counts. */
export const exclusionLists = pgTable(
  'exclusion_lists',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: EXCLUSION_LISTS }).notNull(),
    /** Whose case it is, where it lists the people of one. */
    leadId: uuid('lead_id').references(() => leads.id),
    people: integer('people').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: moment('at').notNull(),
  },
  (table) => [
    oneOf('exclusion_lists_kind_known', table.kind, EXCLUSION_LISTS),
    check('exclusion_lists_of_a_case', sql`(${table.kind} = 'CASE') = (${table.leadId} is not null)`),
  ],
);

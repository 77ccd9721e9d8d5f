import { date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { licenceLists } from './licence_lists.table.ts';

/** One institution of one version of the list. */
export const licenceEntries = pgTable(
  'licence_entries',
  {
    listId: uuid('list_id')
      .notNull()
      .references(() => licenceLists.id),
    /** Its line in the file that was uploaded. */
    line: integer('line').notNull(),
    name: text('name').notNull(),
    creditCode: text('credit_code').notNull(),
    kind: text('kind').notNull(),
    licenceNo: text('licence_no').notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.listId, table.line] })],
);

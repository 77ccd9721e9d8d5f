import { integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A statement of the bank as it was read in. Its file is not kept, for it names people; its digest is. Append-only. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    id: uuid('id').primaryKey(),
    sha256: text('sha256').notNull(),
    lines: integer('lines').notNull(),
    importedBy: uuid('imported_by')
      .notNull()
      .references(() => staff.id),
    importedAt: moment('imported_at').notNull(),
  },
  (table) => [unique('bank_statements_once').on(table.sha256)],
);

import { pgTable } from 'drizzle-orm/pg-core';
import { documentChecks, documentColumns } from '../document-columns.ts';

/** The paper behind an act of the fund, as it came: an official document about money that names nobody. Append-only. */
export const fundDocuments = pgTable('fund_documents', documentColumns(), (table) =>
  documentChecks('fund_documents', table),
);

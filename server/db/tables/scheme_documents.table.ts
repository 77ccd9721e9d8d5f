import { pgTable } from 'drizzle-orm/pg-core';
import { documentChecks, documentColumns } from '../document-columns.ts';

/** The paper that approves a reward measure, as it came: a published document that names no reporter. Append-only. */
export const schemeDocuments = pgTable('scheme_documents', documentColumns(), (table) =>
  documentChecks('scheme_documents', table),
);

import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { monthlyReports } from './monthly_reports.table.ts';
import { staff } from './staff.table.ts';

/** The head's signature under a version of a month's report. Append-only: what was issued stays issued. */
export const monthlyReportIssues = pgTable('monthly_report_issues', {
  reportId: uuid('report_id')
    .primaryKey()
    .references(() => monthlyReports.id),
  documentNo: text('document_no').notNull(),
  issuedBy: uuid('issued_by')
    .notNull()
    .references(() => staff.id),
  issuedAt: moment('issued_at').notNull(),
});

import { and, desc, eq, max } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { monthlyReportIssues, monthlyReports, staff } from '../../db/tables/index.ts';

const select = (tx: Tx) =>
  tx
    .select({
      report: monthlyReports,
      madeByName: staff.name,
      issue: monthlyReportIssues,
    })
    .from(monthlyReports)
    .innerJoin(staff, eq(staff.id, monthlyReports.madeBy))
    .leftJoin(monthlyReportIssues, eq(monthlyReportIssues.reportId, monthlyReports.id));

export const monthlyReportsStore = {
  list: (tx: Tx, limit: number) =>
    select(tx).orderBy(desc(monthlyReports.month), desc(monthlyReports.version)).limit(limit),
  async find(tx: Tx, id: string) {
    return (await select(tx).where(eq(monthlyReports.id, id)))[0];
  },
  async lastVersion(tx: Tx, month: string): Promise<number> {
    const rows = await tx
      .select({ version: max(monthlyReports.version) })
      .from(monthlyReports)
      .where(eq(monthlyReports.month, month));
    return rows[0]?.version ?? 0;
  },
  async isIssued(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx
      .select({ id: monthlyReportIssues.reportId })
      .from(monthlyReportIssues)
      .where(and(eq(monthlyReportIssues.reportId, id)));
    return rows.length > 0;
  },
  add: (tx: Tx, row: typeof monthlyReports.$inferInsert) => tx.insert(monthlyReports).values(row),
  issue: (tx: Tx, row: typeof monthlyReportIssues.$inferInsert) => tx.insert(monthlyReportIssues).values(row),
};
export type MonthlyReportsStore = typeof monthlyReportsStore;
export type ReportRecord = NonNullable<Awaited<ReturnType<MonthlyReportsStore['find']>>>;

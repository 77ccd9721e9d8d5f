import { eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { laterReports } from '../../db/tables/index.ts';

export type LaterReportRecord = typeof laterReports.$inferSelect;

/** What was found about the later reports of a case. */
export const laterReportsStore = {
  ofAward: (tx: Tx, rewardId: string): Promise<LaterReportRecord[]> =>
    tx.select().from(laterReports).where(eq(laterReports.rewardId, rewardId)),
  add: (tx: Tx, row: typeof laterReports.$inferInsert) => tx.insert(laterReports).values(row),
  save: (tx: Tx, id: string, changes: Partial<LaterReportRecord>) =>
    tx.update(laterReports).set(changes).where(eq(laterReports.id, id)),
  drop: (tx: Tx, id: string) => tx.delete(laterReports).where(eq(laterReports.id, id)),
};
export type LaterReportsStore = typeof laterReportsStore;

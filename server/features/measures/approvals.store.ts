import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { measureApprovals } from '../../db/tables/index.ts';

export type ApprovalRecord = typeof measureApprovals.$inferSelect;

export const approvalsStore = {
  add: (tx: Tx, row: typeof measureApprovals.$inferInsert) => tx.insert(measureApprovals).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof measureApprovals.$inferInsert>) =>
    tx.update(measureApprovals).set(changes).where(eq(measureApprovals.id, id)),
  ofLead: (tx: Tx, leadId: string): Promise<ApprovalRecord[]> =>
    tx
      .select()
      .from(measureApprovals)
      .where(eq(measureApprovals.leadId, leadId))
      .orderBy(asc(measureApprovals.askedAt), asc(measureApprovals.id)),
};
export type ApprovalsStore = typeof approvalsStore;

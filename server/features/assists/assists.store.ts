import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { assistRequests } from '../../db/tables/index.ts';

export type AssistRecord = typeof assistRequests.$inferSelect;

export const assistsStore = {
  add: (tx: Tx, row: typeof assistRequests.$inferInsert) => tx.insert(assistRequests).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof assistRequests.$inferInsert>) =>
    tx.update(assistRequests).set(changes).where(eq(assistRequests.id, id)),
  ofLead: (tx: Tx, leadId: string): Promise<AssistRecord[]> =>
    tx
      .select()
      .from(assistRequests)
      .where(eq(assistRequests.leadId, leadId))
      .orderBy(asc(assistRequests.askedAt), asc(assistRequests.id)),
};
export type AssistsStore = typeof assistsStore;

import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import { fundDocuments, fundOrders, journalEntries, staff } from '../../db/tables/index.ts';

export type FundOrderRecord = typeof fundOrders.$inferSelect;
const SHOWN = 100;

export const fundOrdersStore = {
  add: (tx: Tx, row: typeof fundOrders.$inferInsert) => tx.insert(fundOrders).values(row),
  async lock(tx: Tx, id: string): Promise<FundOrderRecord | undefined> {
    return (await tx.select().from(fundOrders).where(eq(fundOrders.id, id)).for('update'))[0];
  },
  decide: (
    tx: Tx,
    id: string,
    decided: Required<Pick<FundOrderRecord, 'outcome' | 'decidedBy' | 'decidedAt'>>,
  ) => tx.update(fundOrders).set(decided).where(eq(fundOrders.id, id)),
  /** A fund's orders with who asked and who answered, those that wait first, then the newest. */
  list(tx: Tx, fundId: string) {
    const decider = alias(staff, 'decider');
    return tx
      .select({
        order: fundOrders,
        proposedByName: staff.name,
        decidedByName: decider.name,
        documentName: fundDocuments.name,
        documentSha256: fundDocuments.sha256,
      })
      .from(fundOrders)
      .innerJoin(staff, eq(staff.id, fundOrders.proposedBy))
      .leftJoin(decider, eq(decider.id, fundOrders.decidedBy))
      .leftJoin(fundDocuments, eq(fundDocuments.id, fundOrders.documentId))
      .where(eq(fundOrders.fundId, fundId))
      .orderBy(desc(isNull(fundOrders.outcome)), desc(fundOrders.proposedAt), asc(fundOrders.id))
      .limit(SHOWN);
  },
  async hasOpen(tx: Tx, fundId: string): Promise<boolean> {
    const rows = await tx
      .select({ id: fundOrders.id })
      .from(fundOrders)
      .where(and(eq(fundOrders.fundId, fundId), isNull(fundOrders.outcome)))
      .limit(2);
    return rows.length > 0;
  },
  async entry(tx: Tx, id: number) {
    return (await tx.select().from(journalEntries).where(eq(journalEntries.id, id)))[0];
  },
  async isReversed(tx: Tx, id: number): Promise<boolean> {
    const rows = await tx
      .select({ id: journalEntries.id })
      .from(journalEntries)
      .where(eq(journalEntries.reversesId, id));
    return rows.length > 0;
  },

  addDocument: (tx: Tx, row: typeof fundDocuments.$inferInsert) => tx.insert(fundDocuments).values(row),
  async document(tx: Tx, id: string) {
    return (await tx.select().from(fundDocuments).where(eq(fundDocuments.id, id)))[0];
  },
};
export type FundOrdersStore = typeof fundOrdersStore;

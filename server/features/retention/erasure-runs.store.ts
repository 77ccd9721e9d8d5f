import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { erasureItems, erasureRuns, leads } from '../../db/tables/index.ts';

export type RunRecord = typeof erasureRuns.$inferSelect;
export type ItemRecord = typeof erasureItems.$inferSelect;

export const erasureRunsStore = {
  add: (tx: Tx, row: typeof erasureRuns.$inferInsert) => tx.insert(erasureRuns).values(row),
  addItems: (tx: Tx, rows: (typeof erasureItems.$inferInsert)[]) => tx.insert(erasureItems).values(rows),

  async lock(tx: Tx, id: string): Promise<RunRecord | undefined> {
    return (await tx.select().from(erasureRuns).where(eq(erasureRuns.id, id)).for('update'))[0];
  },
  save: (tx: Tx, id: string, changes: Partial<RunRecord>) =>
    tx.update(erasureRuns).set(changes).where(eq(erasureRuns.id, id)),

  newest: (tx: Tx, limit: number) =>
    tx.select().from(erasureRuns).orderBy(desc(erasureRuns.number)).limit(limit),

  itemsOf: (tx: Tx, runIds: readonly string[]) =>
    tx
      .select({ item: erasureItems, reference: leads.reference })
      .from(erasureItems)
      .innerJoin(leads, eq(leads.id, erasureItems.leadId))
      .where(inArray(erasureItems.runId, [...runIds]))
      .orderBy(asc(erasureItems.dueSince), asc(leads.receivedSeq)),

  /** Leads of a run that still wait, in an order that two processes share. */
  waitingOf: (tx: Tx, runId: string) =>
    tx
      .select({ leadId: erasureItems.leadId })
      .from(erasureItems)
      .where(and(eq(erasureItems.runId, runId), eq(erasureItems.status, 'WAITING')))
      .orderBy(asc(erasureItems.leadId)),
  async lockWaiting(tx: Tx, runId: string, leadId: string): Promise<ItemRecord | undefined> {
    const rows = await tx
      .select()
      .from(erasureItems)
      .where(
        and(
          eq(erasureItems.runId, runId),
          eq(erasureItems.leadId, leadId),
          eq(erasureItems.status, 'WAITING'),
        ),
      )
      .for('update');
    return rows[0];
  },
  settle: (tx: Tx, { runId, leadId }: Pick<ItemRecord, 'runId' | 'leadId'>, changes: Partial<ItemRecord>) =>
    tx
      .update(erasureItems)
      .set(changes)
      .where(and(eq(erasureItems.runId, runId), eq(erasureItems.leadId, leadId))),

  /** Those of the leads that already wait in a run. */
  async inARun(tx: Tx, leadIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx
      .select({ leadId: erasureItems.leadId })
      .from(erasureItems)
      .where(and(inArray(erasureItems.leadId, [...leadIds]), eq(erasureItems.status, 'WAITING')));
    return new Set(rows.map(({ leadId }) => leadId));
  },
  /** How many runs wait for somebody to approve them. */
  async proposed(tx: Tx): Promise<number> {
    const rows = await tx.select({ n: count() }).from(erasureRuns).where(eq(erasureRuns.status, 'PROPOSED'));
    return rows[0]?.n ?? 0;
  },
};
export type ErasureRunsStore = typeof erasureRunsStore;

import { and, asc, desc, eq, lte, max } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { rewardSchemes, schemeDocuments } from '../../db/tables/index.ts';

export const schemesStore = {
  /** The scheme in force at a moment; a lead keeps it, whatever comes later. */
  async activeAt(tx: Tx, at: Date) {
    const rows = await tx
      .select()
      .from(rewardSchemes)
      .where(and(eq(rewardSchemes.status, 'ACTIVE'), lte(rewardSchemes.activatedAt, at)))
      .orderBy(desc(rewardSchemes.activatedAt))
      .limit(1);
    return rows[0];
  },
  async find(tx: Tx, id: string) {
    return (await tx.select().from(rewardSchemes).where(eq(rewardSchemes.id, id)))[0];
  },
  list: (tx: Tx) => tx.select().from(rewardSchemes).orderBy(desc(rewardSchemes.createdAt)),
  async lock(tx: Tx, id: string) {
    return (await tx.select().from(rewardSchemes).where(eq(rewardSchemes.id, id)).for('update'))[0];
  },
  /** Whoever changes which one is in force goes first or waits. */
  lockAll: (tx: Tx) =>
    tx.select({ id: rewardSchemes.id }).from(rewardSchemes).orderBy(asc(rewardSchemes.id)).for('update'),
  /** 0 where there is none yet. */
  async latestVersion(tx: Tx, schemeId: string): Promise<number> {
    const [row] = await tx
      .select({ version: max(rewardSchemes.version) })
      .from(rewardSchemes)
      .where(eq(rewardSchemes.schemeId, schemeId));
    return row?.version ?? 0;
  },
  retireActive: (tx: Tx) =>
    tx.update(rewardSchemes).set({ status: 'RETIRED' }).where(eq(rewardSchemes.status, 'ACTIVE')),
  addDocument: (tx: Tx, row: typeof schemeDocuments.$inferInsert) => tx.insert(schemeDocuments).values(row),
  async document(tx: Tx, id: string) {
    return (await tx.select().from(schemeDocuments).where(eq(schemeDocuments.id, id)))[0];
  },
  /** What the papers of measures are called, by their ids; not the papers. */
  papers: (tx: Tx) =>
    tx
      .select({ id: schemeDocuments.id, name: schemeDocuments.name, sha256: schemeDocuments.sha256 })
      .from(schemeDocuments),
  add: (tx: Tx, row: typeof rewardSchemes.$inferInsert) => tx.insert(rewardSchemes).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof rewardSchemes.$inferInsert>) =>
    tx.update(rewardSchemes).set(changes).where(eq(rewardSchemes.id, id)),
};
export type SchemesStore = typeof schemesStore;
export type SchemeRecord = typeof rewardSchemes.$inferSelect;

import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { savedViews } from '../../db/tables/index.ts';

const own = (id: string, staffId: string) => and(eq(savedViews.id, id), eq(savedViews.staffId, staffId));

/** A person's own rows, and nobody else's. */
export const savedViewsStore = {
  /** Locked, so that two pages of one person don't both add the last that there is room for. */
  of: (tx: Tx, staffId: string) =>
    tx
      .select()
      .from(savedViews)
      .where(eq(savedViews.staffId, staffId))
      .orderBy(asc(savedViews.createdAt))
      .for('update'),
  add: (tx: Tx, row: typeof savedViews.$inferInsert) => tx.insert(savedViews).values(row),
  /** False where this person has no such view. */
  async rename(tx: Tx, id: string, staffId: string, sealedName: Buffer): Promise<boolean> {
    const rows = await tx
      .update(savedViews)
      .set({ sealedName })
      .where(own(id, staffId))
      .returning({ id: savedViews.id });
    return rows.length === 1;
  },
  async remove(tx: Tx, id: string, staffId: string): Promise<boolean> {
    const rows = await tx.delete(savedViews).where(own(id, staffId)).returning({ id: savedViews.id });
    return rows.length === 1;
  },
};
export type SavedViewsStore = typeof savedViewsStore;

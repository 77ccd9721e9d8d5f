import { eq, lt } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { setupLinks } from '../../db/tables/index.ts';

export const setupStore = {
  add: (tx: Tx, row: typeof setupLinks.$inferInsert) => tx.insert(setupLinks).values(row),
  /** Locked: of two who use one link at once, the second finds it used. */
  async lock(tx: Tx, tokenDigest: Buffer) {
    const rows = await tx
      .select()
      .from(setupLinks)
      .where(eq(setupLinks.tokenDigest, tokenDigest))
      .for('update');
    return rows[0];
  },
  use: (tx: Tx, tokenDigest: Buffer, at: Date) =>
    tx.update(setupLinks).set({ usedAt: at }).where(eq(setupLinks.tokenDigest, tokenDigest)),
  dropOlderThan: (tx: Tx, moment: Date) => tx.delete(setupLinks).where(lt(setupLinks.createdAt, moment)),
};
export type SetupStore = typeof setupStore;

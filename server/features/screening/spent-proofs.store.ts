import { eq, lt } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { spentProofs } from '../../db/tables/index.ts';

export const spentProofsStore = {
  /** Spends a proof; false where it was spent before. */
  async spend(tx: Tx, row: typeof spentProofs.$inferInsert): Promise<boolean> {
    const rows = await tx
      .insert(spentProofs)
      .values(row)
      .onConflictDoNothing()
      .returning({ tag: spentProofs.tag });
    return rows.length === 1;
  },
  async isSpent(tx: Tx, tag: Buffer): Promise<boolean> {
    const rows = await tx.select({ tag: spentProofs.tag }).from(spentProofs).where(eq(spentProofs.tag, tag));
    return rows.length > 0;
  },
  /** Forgets those that have run out: nobody could use them again. */
  forget: (tx: Tx, now: Date) => tx.delete(spentProofs).where(lt(spentProofs.expiresAt, now)),
};
export type SpentProofsStore = typeof spentProofsStore;

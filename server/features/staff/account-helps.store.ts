import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { accountHelps } from '../../db/tables/index.ts';

export const accountHelpsStore = {
  add: (tx: Tx, row: typeof accountHelps.$inferInsert) => tx.insert(accountHelps).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof accountHelps.$inferInsert>) =>
    tx.update(accountHelps).set(changes).where(eq(accountHelps.id, id)),
  /** Locked: of two who use or confirm it at once, the second finds it done. */
  async lock(tx: Tx, id: string) {
    return (await tx.select().from(accountHelps).where(eq(accountHelps.id, id)).for('update'))[0];
  },
  /** A person's code that is neither used nor withdrawn, locked; it may have run out. */
  async lockOpenOf(tx: Tx, staffId: string) {
    const rows = await tx
      .select()
      .from(accountHelps)
      .where(and(eq(accountHelps.staffId, staffId), isNull(accountHelps.endedAt)))
      .for('update');
    return rows[0];
  },
  openAt: (tx: Tx, now: Date) =>
    tx
      .select()
      .from(accountHelps)
      .where(and(isNull(accountHelps.endedAt), gt(accountHelps.expiresAt, now)))
      .orderBy(asc(accountHelps.startedAt)),
};
export type AccountHelpsStore = typeof accountHelpsStore;

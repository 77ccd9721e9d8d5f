import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { deskRecoveries, recoveryKeys, recoveryShares } from '../../db/tables/index.ts';

export const recoveryStore = {
  /** The recovery key in use: the last that was made. */
  async current(tx: Tx) {
    return (await tx.select().from(recoveryKeys).orderBy(desc(recoveryKeys.generation)).limit(1))[0];
  },
  keys: (tx: Tx) => tx.select().from(recoveryKeys).orderBy(asc(recoveryKeys.generation)),
  addKey: (tx: Tx, row: typeof recoveryKeys.$inferInsert) => tx.insert(recoveryKeys).values(row),
  drilled: (tx: Tx, generation: number, at: Date) =>
    tx.update(recoveryKeys).set({ drilledAt: at }).where(eq(recoveryKeys.generation, generation)),

  addShares: (tx: Tx, rows: (typeof recoveryShares.$inferInsert)[]) => tx.insert(recoveryShares).values(rows),
  sharesOf: (tx: Tx, generation: number) =>
    tx
      .select()
      .from(recoveryShares)
      .where(eq(recoveryShares.generation, generation))
      .orderBy(asc(recoveryShares.agency)),
  /** What a keeper has to take, or has taken, of the key in use; locked, for it is taken once. */
  async shareFor(tx: Tx, generation: number, keeperId: string) {
    const rows = await tx
      .select()
      .from(recoveryShares)
      .where(and(eq(recoveryShares.generation, generation), eq(recoveryShares.keeperId, keeperId)))
      .for('update');
    return rows[0];
  },
  saveShare: (
    tx: Tx,
    share: { generation: number; agency: string },
    changes: { sealedShare: Buffer | null; takenAt?: Date },
  ) =>
    tx
      .update(recoveryShares)
      .set(changes)
      .where(and(eq(recoveryShares.generation, share.generation), eq(recoveryShares.agency, share.agency))),
  /** Shares of former keys that nobody took are worth nothing any more. */
  dropSealedBefore: (tx: Tx, generation: number) =>
    tx.update(recoveryShares).set({ sealedShare: null }).where(lt(recoveryShares.generation, generation)),
  dropSealedOf: (tx: Tx, keeperId: string) =>
    tx.update(recoveryShares).set({ sealedShare: null }).where(eq(recoveryShares.keeperId, keeperId)),
  sealedSharesOf: (tx: Tx, keeperId: string) =>
    tx.select().from(recoveryShares).where(eq(recoveryShares.keeperId, keeperId)),

  covers: (tx: Tx, deskIds?: readonly string[]) =>
    tx
      .select()
      .from(deskRecoveries)
      .where(deskIds ? inArray(deskRecoveries.deskId, [...deskIds]) : undefined)
      .orderBy(asc(deskRecoveries.deskId), asc(deskRecoveries.generation)),
  async cover(tx: Tx, row: typeof deskRecoveries.$inferInsert): Promise<void> {
    await tx.insert(deskRecoveries).values(row).onConflictDoNothing();
    // Only now the former shares are no longer needed for it.
    await tx
      .delete(deskRecoveries)
      .where(
        and(
          eq(deskRecoveries.deskId, row.deskId),
          eq(deskRecoveries.generation, row.generation),
          lt(deskRecoveries.recoveryGeneration, row.recoveryGeneration),
        ),
      );
  },
};
export type RecoveryStore = typeof recoveryStore;

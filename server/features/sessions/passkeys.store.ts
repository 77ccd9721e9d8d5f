import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { passkeyChallenges, passkeys } from '../../db/tables/index.ts';

export const passkeysStore = {
  add: (tx: Tx, row: typeof passkeys.$inferInsert) => tx.insert(passkeys).values(row),
  of: (tx: Tx, staffId: string) =>
    tx.select().from(passkeys).where(eq(passkeys.staffId, staffId)).orderBy(asc(passkeys.createdAt)),
  /** Locked: of two answers by one passkey, the second is measured against the first's counter. */
  async lock(tx: Tx, id: string) {
    return (await tx.select().from(passkeys).where(eq(passkeys.id, id)).for('update'))[0];
  },
  save: (tx: Tx, id: string, changes: Partial<typeof passkeys.$inferInsert>) =>
    tx.update(passkeys).set(changes).where(eq(passkeys.id, id)),
  async remove(tx: Tx, staffId: string, id: string): Promise<boolean> {
    const gone = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.staffId, staffId)))
      .returning({ id: passkeys.id });
    return gone.length === 1;
  },
  removeAllOf: (tx: Tx, staffId: string) => tx.delete(passkeys).where(eq(passkeys.staffId, staffId)),

  addChallenge: (tx: Tx, row: typeof passkeyChallenges.$inferInsert) =>
    tx.insert(passkeyChallenges).values(row),
  dropOldChallenges: (tx: Tx, now: Date) =>
    tx.delete(passkeyChallenges).where(lte(passkeyChallenges.expiresAt, now)),
  /** Takes a challenge out, so that it is answered once; false where there is none, or another's. */
  async useChallenge(tx: Tx, challenge: string, staffId: string | null, now: Date): Promise<boolean> {
    const used = await tx
      .delete(passkeyChallenges)
      .where(
        and(
          eq(passkeyChallenges.challenge, challenge),
          staffId ? eq(passkeyChallenges.staffId, staffId) : isNull(passkeyChallenges.staffId),
          gt(passkeyChallenges.expiresAt, now),
        ),
      )
      .returning({ challenge: passkeyChallenges.challenge });
    return used.length === 1;
  },
};
export type PasskeysStore = typeof passkeysStore;

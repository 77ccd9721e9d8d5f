import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { sessions, signInAttempts, staff } from '../../db/tables/index.ts';

export const sessionsStore = {
  add: (tx: Tx, row: typeof sessions.$inferInsert) => tx.insert(sessions).values(row),

  /** A session that still lives, with its person. */
  async live(tx: Tx, id: string, now: Date) {
    const rows = await tx
      .select({ session: sessions, person: staff })
      .from(sessions)
      .innerJoin(staff, eq(staff.id, sessions.staffId))
      .where(
        and(
          eq(sessions.id, id),
          isNull(sessions.endedAt),
          gt(sessions.expiresAt, now),
          eq(staff.active, true),
        ),
      );
    return rows[0];
  },
  touch: (tx: Tx, id: string, now: Date) =>
    tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)),

  /** Puts another key into a session that goes on. */
  rewrap: (tx: Tx, id: string, wrappedPrivateKey: Buffer) =>
    tx
      .update(sessions)
      .set({ wrappedPrivateKey })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt))),

  /** Ends a session and drops the wrapped key: what was open in it can't be opened again. */
  end: (tx: Tx, id: string, now: Date) =>
    tx.update(sessions).set({ endedAt: now, wrappedPrivateKey: null }).where(eq(sessions.id, id)),
  endAllOf: (tx: Tx, staffId: string, now: Date, except?: string) =>
    tx
      .update(sessions)
      .set({ endedAt: now, wrappedPrivateKey: null })
      .where(
        and(
          eq(sessions.staffId, staffId),
          isNull(sessions.endedAt),
          except ? ne(sessions.id, except) : undefined,
        ),
      ),

  /** A name's count, begun at nought and locked: guesses that come at once take turns here. */
  async lockAttempts(tx: Tx, nameTag: Buffer, now: Date) {
    const begun = { nameTag, failures: 0, lastFailedAt: now };
    const rows = await tx
      .insert(signInAttempts)
      .values(begun)
      .onConflictDoUpdate({ target: signInAttempts.nameTag, set: { nameTag } })
      .returning();
    return rows[0] ?? begun;
  },
  setFailures: (tx: Tx, nameTag: Buffer, failures: number, now: Date) =>
    tx.update(signInAttempts).set({ failures, lastFailedAt: now }).where(eq(signInAttempts.nameTag, nameTag)),
  clearFailures: (tx: Tx, nameTag: Buffer) =>
    tx.delete(signInAttempts).where(eq(signInAttempts.nameTag, nameTag)),
};
export type SessionsStore = typeof sessionsStore;

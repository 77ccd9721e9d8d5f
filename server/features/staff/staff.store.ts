import { and, arrayContains, asc, count, eq, gt, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { desks, memberships, sessions, staff } from '../../db/tables/index.ts';
import type { Role } from '../../domain/roles.ts';

export const staffStore = {
  add: (tx: Tx, row: typeof staff.$inferInsert) => tx.insert(staff).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof staff.$inferInsert>) =>
    tx.update(staff).set(changes).where(eq(staff.id, id)),
  async find(tx: Tx, id: string) {
    return (await tx.select().from(staff).where(eq(staff.id, id)))[0];
  },
  async findByUsername(tx: Tx, username: string) {
    return (await tx.select().from(staff).where(eq(staff.username, username)))[0];
  },
  /** The same, locked: two sign-ins of one person take turns, so that a one-time code works once. */
  async lock(tx: Tx, id: string) {
    return (await tx.select().from(staff).where(eq(staff.id, id)).for('update'))[0];
  },
  /** The ids of all active people with a role, locked in one order, so that two who look at the set take turns. */
  async lockActiveWith(tx: Tx, role: Role): Promise<string[]> {
    const rows = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.active, true), arrayContains(staff.roles, [role])))
      .orderBy(asc(staff.id))
      .for('update');
    return rows.map((row) => row.id);
  },
  list: (tx: Tx) => tx.select().from(staff).orderBy(asc(staff.unitCode), asc(staff.username)),
  ofUnit: (tx: Tx, unitCode: string) =>
    tx
      .select()
      .from(staff)
      .where(and(eq(staff.unitCode, unitCode), eq(staff.active, true)))
      .orderBy(asc(staff.username)),
  async namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (!wanted.length) return new Map();
    const rows = await tx
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(inArray(staff.id, wanted));
    return new Map(rows.map((row) => [row.id, row.name]));
  },

  /** All memberships with their desk's code; of one person where `staffId` is given. */
  memberships: (tx: Tx, staffId?: string) =>
    tx
      .select({ membership: memberships, code: desks.code, generation: desks.generation })
      .from(memberships)
      .innerJoin(desks, eq(desks.id, memberships.deskId))
      .where(staffId ? eq(memberships.staffId, staffId) : undefined)
      .orderBy(asc(desks.code)),
  /** The codes of the desks whose key a person holds. */
  async heldDesks(tx: Tx, staffId: string): Promise<string[]> {
    const rows = await tx
      .select({ code: desks.code })
      .from(memberships)
      .innerJoin(desks, eq(desks.id, memberships.deskId))
      .where(and(eq(memberships.staffId, staffId), isNotNull(memberships.sealedDeskKey)));
    return rows.map((row) => row.code);
  },
  membersOf: (tx: Tx, deskId: string) =>
    tx
      .select({ membership: memberships, member: staff })
      .from(memberships)
      .innerJoin(staff, eq(staff.id, memberships.staffId))
      .where(eq(memberships.deskId, deskId))
      .orderBy(asc(staff.username)),
  addMembership: (tx: Tx, row: typeof memberships.$inferInsert) => tx.insert(memberships).values(row),
  /** Lets a waiting person in; false where nobody waits there. */
  async admit(
    tx: Tx,
    deskId: string,
    staffId: string,
    sealedDeskKey: Buffer,
    by: string,
    at: Date,
  ): Promise<boolean> {
    const rows = await tx
      .update(memberships)
      .set({ sealedDeskKey, admittedBy: by, admittedAt: at })
      .where(
        and(
          eq(memberships.deskId, deskId),
          eq(memberships.staffId, staffId),
          isNull(memberships.sealedDeskKey),
        ),
      )
      .returning({ deskId: memberships.deskId });
    return rows.length === 1;
  },

  /** Seals a seat anew: to the same person's next key, or the desk's next key; null sends the person to wait. */
  reseal: (tx: Tx, deskId: string, staffId: string, sealedDeskKey: Buffer | null) =>
    tx
      .update(memberships)
      .set({ sealedDeskKey })
      .where(and(eq(memberships.deskId, deskId), eq(memberships.staffId, staffId))),

  dropMembership: (tx: Tx, deskId: string, staffId: string) =>
    tx.delete(memberships).where(and(eq(memberships.deskId, deskId), eq(memberships.staffId, staffId))),

  /** A desk, locked, so that its first member is the first once. */
  async lockDesk(tx: Tx, code: string) {
    return (await tx.select().from(desks).where(eq(desks.code, code)).for('update'))[0];
  },
  desks: (tx: Tx) => tx.select().from(desks).orderBy(asc(desks.code)),
  keyedDesks: (tx: Tx, codes: readonly string[]) =>
    tx
      .select()
      .from(desks)
      .where(and(inArray(desks.code, [...codes]), isNotNull(desks.publicKey))),

  liveSessions: (tx: Tx, now: Date) =>
    tx
      .select({ staffId: sessions.staffId, live: count(), lastSeenAt: max(sessions.lastSeenAt) })
      .from(sessions)
      .where(and(isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
      .groupBy(sessions.staffId),
};
export type StaffStore = typeof staffStore;

import { and, asc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { compartments, deskKeys, deskRotations, desks, grants } from '../../db/tables/index.ts';

export const deskKeysStore = {
  add: (tx: Tx, row: typeof deskKeys.$inferInsert) => tx.insert(deskKeys).values(row),
  async find(tx: Tx, deskId: string, generation: number) {
    const rows = await tx
      .select()
      .from(deskKeys)
      .where(and(eq(deskKeys.deskId, deskId), eq(deskKeys.generation, generation)));
    return rows[0];
  },
  /** The steps back to earlier keys that are still needed. */
  chainOf: async (tx: Tx, deskIds: readonly string[]) => {
    if (!deskIds.length) return [];
    const rows = await tx
      .select({
        deskId: deskKeys.deskId,
        generation: deskKeys.generation,
        previousKey: deskKeys.previousKey,
      })
      .from(deskKeys)
      .where(and(inArray(deskKeys.deskId, [...deskIds]), isNotNull(deskKeys.previousKey)));
    return rows.flatMap(({ previousKey, ...row }) => (previousKey ? [{ ...row, previousKey }] : []));
  },
  /** The step from this generation to the one before; null destroys it. */
  link: (tx: Tx, deskId: string, generation: number, previousKey: Buffer | null) =>
    tx
      .update(deskKeys)
      .set({ previousKey })
      .where(and(eq(deskKeys.deskId, deskId), eq(deskKeys.generation, generation))),

  /** A desk, locked: nobody seals to it until its new key stands. */
  async lockDesk(tx: Tx, id: string) {
    return (await tx.select().from(desks).where(eq(desks.id, id)).for('update'))[0];
  },
  saveDesk: (tx: Tx, id: string, changes: Partial<typeof desks.$inferInsert>) =>
    tx.update(desks).set(changes).where(eq(desks.id, id)),

  addRotation: (tx: Tx, row: typeof deskRotations.$inferInsert) => tx.insert(deskRotations).values(row),
  openRotations: (tx: Tx) =>
    tx
      .select()
      .from(deskRotations)
      .where(isNull(deskRotations.finishedAt))
      .orderBy(asc(deskRotations.startedAt)),
  /** Locked: two workers never seal the same grants. */
  async lockRotation(tx: Tx, id: string) {
    return (await tx.select().from(deskRotations).where(eq(deskRotations.id, id)).for('update'))[0];
  },
  saveRotation: (tx: Tx, id: string, changes: Partial<typeof deskRotations.$inferInsert>) =>
    tx.update(deskRotations).set(changes).where(eq(deskRotations.id, id)),

  /** The next grants that are sealed to a retired key, with the drawers they open. */
  grantsSealedTo: (tx: Tx, from: { deskId: string; fromGeneration: number }, limit: number) =>
    tx
      .select({ grant: grants, drawer: compartments })
      .from(grants)
      .innerJoin(compartments, eq(compartments.id, grants.compartmentId))
      .where(and(eq(grants.deskId, from.deskId), eq(grants.generation, from.fromGeneration)))
      .orderBy(asc(grants.compartmentId))
      .limit(limit)
      .for('update', { of: grants }),
  resealGrant: (
    tx: Tx,
    grant: { compartmentId: string; deskId: string },
    changes: { sealedKey: Buffer; generation: number },
  ) =>
    tx
      .update(grants)
      .set(changes)
      .where(and(eq(grants.compartmentId, grant.compartmentId), eq(grants.deskId, grant.deskId))),
  /** How many grants of a desk wait for its present key. */
  async waiting(tx: Tx, deskId: string, generation: number): Promise<number> {
    return tx.$count(grants, and(eq(grants.deskId, deskId), lt(grants.generation, generation)));
  },
};
export type DeskKeysStore = typeof deskKeysStore;

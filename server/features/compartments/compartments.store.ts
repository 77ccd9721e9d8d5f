import { and, asc, eq, getTableColumns, inArray, isNull, not, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { compartments, desks, documents, grants, leads } from '../../db/tables/index.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

export const compartmentsStore = {
  add: (tx: Tx, rows: (typeof compartments.$inferInsert)[]) => tx.insert(compartments).values(rows),

  addGrants: (tx: Tx, rows: (typeof grants.$inferInsert)[]) =>
    rows.length ? tx.insert(grants).values(rows).onConflictDoNothing() : undefined,

  /** A lead's drawer of a kind; `deskId` for findings, of which each unit has its own. */
  async find(tx: Tx, leadId: string, kind: CompartmentKind, deskId: string | null = null) {
    const ofDesk = deskId ? eq(compartments.deskId, deskId) : isNull(compartments.deskId);
    const rows = await tx
      .select()
      .from(compartments)
      .where(and(eq(compartments.leadId, leadId), eq(compartments.kind, kind), ofDesk));
    return rows[0];
  },

  /** Held until the transaction ends: while something is sealed to a desk's key, nobody puts another in its place. */
  desksToSealTo: (tx: Tx, ids: readonly string[]) =>
    tx
      .select()
      .from(desks)
      .where(inArray(desks.id, [...ids]))
      .orderBy(asc(desks.id))
      .for('share'),

  /** The units that the lead's reporter named as ones that must not see it. */
  async avoid(tx: Tx, leadId: string): Promise<readonly string[]> {
    return (await tx.select({ avoid: leads.avoid }).from(leads).where(eq(leads.id, leadId)))[0]?.avoid ?? [];
  },

  /** The grants of a person's desks; none for somebody who keeps away from the lead. */
  grantsFor: (
    tx: Tx,
    compartment: { id: string; leadId: string },
    ring: { staffId: string; deskIds: readonly string[] },
  ) =>
    tx
      .select({
        ...getTableColumns(grants),
        /** Whether the desk ever had a key of that generation. */
        sealable: sql<boolean>`${grants.generation} between 1 and ${desks.generation}`,
      })
      .from(grants)
      .innerJoin(desks, eq(desks.id, grants.deskId))
      .where(
        and(
          eq(grants.compartmentId, compartment.id),
          inArray(grants.deskId, [...ring.deskIds]),
          not(keptAway(tx, compartment.leadId, ring.staffId)),
        ),
      ),

  async readersOf(tx: Tx, compartmentId: string): Promise<string[]> {
    const rows = await tx
      .select({ code: desks.code })
      .from(grants)
      .innerJoin(desks, eq(desks.id, grants.deskId))
      .where(eq(grants.compartmentId, compartmentId))
      .orderBy(asc(desks.code));
    return rows.map((row) => row.code);
  },

  /** Hands out the second lock of all findings of a lead. */
  releaseFindings: (tx: Tx, leadId: string, at: Date) =>
    tx
      .update(compartments)
      .set({ releasedAt: at })
      .where(and(eq(compartments.leadId, leadId), eq(compartments.kind, 'findings'))),

  /** A new round of proof takes the lock back. */
  holdFindings: (tx: Tx, leadId: string) =>
    tx
      .update(compartments)
      .set({ releasedAt: null })
      .where(and(eq(compartments.leadId, leadId), eq(compartments.kind, 'findings'))),

  /** The drawers of a kind of many leads, in one question. */
  findMany: (tx: Tx, leadIds: readonly string[], kind: CompartmentKind) =>
    tx
      .select()
      .from(compartments)
      .where(
        and(
          inArray(compartments.leadId, [...leadIds]),
          eq(compartments.kind, kind),
          isNull(compartments.deskId),
        ),
      ),

  /** As grantsFor, for many drawers. */
  grantsForMany: (
    tx: Tx,
    compartmentIds: readonly string[],
    ring: { staffId: string; deskIds: readonly string[] },
  ) =>
    tx
      .select({
        ...getTableColumns(grants),
        sealable: sql<boolean>`${grants.generation} between 1 and ${desks.generation}`,
      })
      .from(grants)
      .innerJoin(desks, eq(desks.id, grants.deskId))
      .innerJoin(compartments, eq(compartments.id, grants.compartmentId))
      .where(
        and(
          inArray(grants.compartmentId, [...compartmentIds]),
          inArray(grants.deskId, [...ring.deskIds]),
          not(keptAway(tx, compartments.leadId, ring.staffId)),
        ),
      ),

  /** Hands out the second lock of the payment drawers of these leads. */
  lendPayments: (tx: Tx, leadIds: readonly string[], at: Date) =>
    tx
      .update(compartments)
      .set({ releasedAt: at })
      .where(and(inArray(compartments.leadId, [...leadIds]), eq(compartments.kind, 'payment'))),

  /** Takes it back wherever no payment of the lead is under way any more. */
  takeBackPayments: (tx: Tx, leadIds: readonly string[]) =>
    tx
      .update(compartments)
      .set({ releasedAt: null })
      .where(
        and(
          inArray(compartments.leadId, [...leadIds]),
          eq(compartments.kind, 'payment'),
          sql`not exists (select 1 from payment_items join rewards on rewards.id = payment_items.reward_id
            where payment_items.open and rewards.lead_id = ${compartments.leadId})`,
        ),
      ),

  addDocuments: (tx: Tx, rows: (typeof documents.$inferInsert)[]) => tx.insert(documents).values(rows),

  documentsById: (tx: Tx, ids: readonly string[]) =>
    tx
      .select()
      .from(documents)
      .where(inArray(documents.id, [...ids])),

  documentsOf: (tx: Tx, compartmentId: string, kind: (typeof documents.$inferSelect)['kind']) =>
    tx
      .select()
      .from(documents)
      .where(and(eq(documents.compartmentId, compartmentId), eq(documents.kind, kind)))
      .orderBy(asc(documents.seq)),
};
export type CompartmentsStore = typeof compartmentsStore;

import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import { leads, recusals, staff, ties } from '../../db/tables/index.ts';

const heir = alias(staff, 'heir');

export const recusalsStore = {
  async isKept(tx: Tx, leadId: string, staffId: string): Promise<boolean> {
    const rows = await tx
      .select({ id: recusals.id })
      .from(recusals)
      .where(and(eq(recusals.leadId, leadId), eq(recusals.staffId, staffId)));
    return rows.length > 0;
  },
  /** False where that person keeps away from it already. */
  async add(tx: Tx, row: typeof recusals.$inferInsert): Promise<boolean> {
    const rows = await tx.insert(recusals).values(row).onConflictDoNothing().returning({ id: recusals.id });
    return rows.length === 1;
  },
  async leadCalled(tx: Tx, reference: string): Promise<{ id: string } | undefined> {
    return (await tx.select({ id: leads.id }).from(leads).where(eq(leads.reference, reference)))[0];
  },
  of: (tx: Tx, staffId: string) =>
    tx
      .select({
        recusal: recusals,
        reference: leads.reference,
        declaredByName: staff.name,
        movedToName: heir.name,
      })
      .from(recusals)
      .innerJoin(leads, eq(leads.id, recusals.leadId))
      .innerJoin(staff, eq(staff.id, recusals.declaredBy))
      .leftJoin(heir, eq(heir.id, recusals.movedTo))
      .where(eq(recusals.staffId, staffId))
      .orderBy(desc(recusals.declaredAt)),

  addTies: (tx: Tx, rows: (typeof ties.$inferInsert)[]) => tx.insert(ties).values(rows),
  tiesOf: (tx: Tx, staffId: string) =>
    tx
      .select()
      .from(ties)
      .where(and(eq(ties.staffId, staffId), isNull(ties.withdrawnAt)))
      .orderBy(asc(ties.declaredAt)),
  /** False where this person has no such tie. */
  async withdrawTie(tx: Tx, id: string, staffId: string, at: Date): Promise<boolean> {
    const rows = await tx
      .update(ties)
      .set({ withdrawnAt: at })
      .where(and(eq(ties.id, id), eq(ties.staffId, staffId), isNull(ties.withdrawnAt)))
      .returning({ id: ties.id });
    return rows.length === 1;
  },
};
export type RecusalsStore = typeof recusalsStore;

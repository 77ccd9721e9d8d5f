import { and, asc, desc, eq, inArray, lte, not, or } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { compartments, leads, unseals } from '../../db/tables/index.ts';
import type { UnsealKind } from '../../domain/unseal.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

export type UnsealRecord = typeof unseals.$inferSelect;
const SHOWN = 100;

export const unsealsStore = {
  add: (tx: Tx, row: typeof unseals.$inferInsert) => tx.insert(unseals).values(row),
  save: (tx: Tx, id: string, changes: Partial<UnsealRecord>) =>
    tx.update(unseals).set(changes).where(eq(unseals.id, id)),

  /** The request, locked: two who answer it take turns, and an opening waits for its end. */
  async lock(tx: Tx, id: string): Promise<UnsealRecord | undefined> {
    return (await tx.select().from(unseals).where(eq(unseals.id, id)).for('update'))[0];
  },

  /** A lead by the number that people call it by, unless the person keeps away from it. */
  async leadCalled(tx: Tx, reference: string, staffId: string) {
    const rows = await tx
      .select({ id: leads.id, reference: leads.reference, identityMode: leads.identityMode })
      .from(leads)
      .where(and(eq(leads.reference, reference), not(keptAway(tx, leads.id, staffId))));
    return rows[0];
  },

  async mayKnow(tx: Tx, leadId: string, staffId: string): Promise<boolean> {
    const rows = await tx
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.id, leadId), not(keptAway(tx, leads.id, staffId))));
    return rows.length > 0;
  },

  async drawerOf(tx: Tx, leadId: string, kind: UnsealKind) {
    const rows = await tx
      .select()
      .from(compartments)
      .where(and(eq(compartments.leadId, leadId), eq(compartments.kind, kind)));
    return rows[0];
  },

  async compartment(tx: Tx, id: string) {
    return (await tx.select().from(compartments).where(eq(compartments.id, id)))[0];
  },

  /** Whether such a request of this person waits or is open. */
  async underWay(tx: Tx, leadId: string, kind: UnsealKind, askedBy: string): Promise<boolean> {
    const rows = await tx
      .select({ id: unseals.id })
      .from(unseals)
      .where(
        and(
          eq(unseals.leadId, leadId),
          eq(unseals.kind, kind),
          eq(unseals.askedBy, askedBy),
          inArray(unseals.status, ['ASKED', 'OPEN']),
        ),
      );
    return rows.length > 0;
  },

  /** What a person asked for, and what waits for an answer by those who keep such keys; newest first. */
  async concerning(tx: Tx, staffId: string, answers: readonly UnsealKind[]) {
    return tx
      .select({ unseal: unseals, reference: leads.reference })
      .from(unseals)
      .innerJoin(leads, eq(leads.id, unseals.leadId))
      .where(
        and(
          or(eq(unseals.askedBy, staffId), answers.length ? inArray(unseals.kind, [...answers]) : undefined),
          not(keptAway(tx, unseals.leadId, staffId)),
        ),
      )
      .orderBy(desc(unseals.askedAt))
      .limit(SHOWN);
  },

  /** Those whose time is over and whose key is still there. */
  over: (tx: Tx, now: Date): Promise<UnsealRecord[]> =>
    tx
      .select()
      .from(unseals)
      .where(and(eq(unseals.status, 'OPEN'), lte(unseals.endsAt, now)))
      .orderBy(asc(unseals.endsAt))
      .for('update', { skipLocked: true }),
};
export type UnsealsStore = typeof unsealsStore;

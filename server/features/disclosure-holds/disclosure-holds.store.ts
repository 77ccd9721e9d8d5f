import { alias } from 'drizzle-orm/pg-core';
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { disclosureHolds, leads, staff } from '../../db/tables/index.ts';
import { type Ring, readable } from '../compartments/readable-leads.store.ts';

const holder = alias(staff, 'holder');
const reviewer = alias(staff, 'reviewer');
const MOST = 200;

/** Of a lead that was merged, the hold is its main lead's. */
const runs = (now: Date) => and(gt(leads.disclosureHoldUntil, now), isNull(leads.mergedInto));

export const disclosureHoldsStore = {
  /** One a lead: whoever prolongs it names a reviewer anew, who is reminded anew. */
  async keep(tx: Tx, row: { leadId: string; heldBy: string; reviewerId: string }): Promise<void> {
    const { heldBy, reviewerId } = row;
    await tx
      .insert(disclosureHolds)
      .values(row)
      .onConflictDoUpdate({
        target: disclosureHolds.leadId,
        set: { heldBy, reviewerId, remindedAt: null },
      });
  },
  drop: (tx: Tx, leadId: string) => tx.delete(disclosureHolds).where(eq(disclosureHolds.leadId, leadId)),

  /** Those under way on leads that the ring opens; one that was set before reviewers were kept names nobody. */
  underWay: (tx: Tx, ring: Ring, now: Date) =>
    tx
      .select({
        leadId: leads.id,
        reference: leads.reference,
        since: leads.disclosureHoldSince,
        until: leads.disclosureHoldUntil,
        heldByName: holder.name,
        reviewerId: disclosureHolds.reviewerId,
        reviewerName: reviewer.name,
        remindedAt: disclosureHolds.remindedAt,
      })
      .from(leads)
      .leftJoin(disclosureHolds, eq(disclosureHolds.leadId, leads.id))
      .leftJoin(holder, eq(holder.id, disclosureHolds.heldBy))
      .leftJoin(reviewer, eq(reviewer.id, disclosureHolds.reviewerId))
      .where(and(runs(now), readable(tx, ring)))
      .orderBy(asc(leads.disclosureHoldUntil))
      .limit(MOST),

  /** Under way, ending no later than `by`, and nobody was reminded; kept as they are until the transaction ends. */
  notReminded: (tx: Tx, now: Date, by: Date) =>
    tx
      .select({
        leadId: leads.id,
        until: leads.disclosureHoldUntil,
        reviewerId: disclosureHolds.reviewerId,
        active: reviewer.active,
        roles: reviewer.roles,
      })
      .from(disclosureHolds)
      .innerJoin(leads, eq(leads.id, disclosureHolds.leadId))
      .innerJoin(reviewer, eq(reviewer.id, disclosureHolds.reviewerId))
      .where(and(runs(now), lte(leads.disclosureHoldUntil, by), isNull(disclosureHolds.remindedAt)))
      .orderBy(asc(leads.disclosureHoldUntil))
      .limit(MOST)
      .for('update', { of: disclosureHolds, skipLocked: true }),
  noteReminder: (tx: Tx, leadId: string, remindedAt: Date) =>
    tx.update(disclosureHolds).set({ remindedAt }).where(eq(disclosureHolds.leadId, leadId)),
};
export type DisclosureHoldsStore = typeof disclosureHoldsStore;

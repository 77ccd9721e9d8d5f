import { and, asc, count, desc, eq, gt, inArray, isNotNull, min, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { blindIndex, compartments, leadSteps, leads } from '../../db/tables/index.ts';
import { type Ring, readable } from '../compartments/readable-leads.store.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

export type LeadRecord = typeof leads.$inferSelect;
export type NewLead = typeof leads.$inferInsert;
export type StepRecord = typeof leadSteps.$inferSelect;

export const leadsStore = {
  async add(tx: Tx, row: NewLead): Promise<void> {
    await tx.insert(leads).values(row);
  },
  async find(tx: Tx, id: string): Promise<LeadRecord | undefined> {
    return (await tx.select().from(leads).where(eq(leads.id, id)))[0];
  },
  async findAll(tx: Tx, ids: readonly string[]): Promise<LeadRecord[]> {
    if (!ids.length) return [];
    return tx
      .select()
      .from(leads)
      .where(inArray(leads.id, [...ids]));
  },
  /** The same, where the ring opens its brief. */
  async findReadable(tx: Tx, id: string, ring: Ring): Promise<LeadRecord | undefined> {
    const rows = await tx
      .select()
      .from(leads)
      .where(and(eq(leads.id, id), readable(tx, ring)));
    return rows[0];
  },
  /** A lead whose brief was erased: nobody holds a key to it any more, and only clear facts are left. */
  async findErased(tx: Tx, id: string): Promise<LeadRecord | undefined> {
    const rows = await tx
      .select({ lead: leads })
      .from(leads)
      .innerJoin(compartments, eq(compartments.leadId, leads.id))
      .where(and(eq(leads.id, id), eq(compartments.kind, 'brief'), isNotNull(compartments.erasedAt)));
    return rows[0]?.lead;
  },
  async isKeptAway(tx: Tx, id: string, staffId: string): Promise<boolean> {
    const rows = await tx
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.id, id), keptAway(tx, leads.id, staffId)));
    return rows.length > 0;
  },
  /** The lead, locked for the rest of the transaction: two people on one lead take turns. */
  async lock(tx: Tx, id: string): Promise<LeadRecord | undefined> {
    return (await tx.select().from(leads).where(eq(leads.id, id)).for('update'))[0];
  },
  /** The same, kept as it is for the rest of the transaction: a mark on it waits, or is seen. */
  async findSteady(tx: Tx, id: string): Promise<LeadRecord | undefined> {
    return (await tx.select().from(leads).where(eq(leads.id, id)).for('share'))[0];
  },
  async findByReceipt(tx: Tx, receiptTag: Buffer): Promise<LeadRecord | undefined> {
    return (await tx.select().from(leads).where(eq(leads.receiptTag, receiptTag)))[0];
  },
  async lockByReceipt(tx: Tx, receiptTag: Buffer): Promise<LeadRecord | undefined> {
    return (await tx.select().from(leads).where(eq(leads.receiptTag, receiptTag)).for('update'))[0];
  },
  save: (tx: Tx, id: string, changes: Partial<NewLead>) =>
    tx
      .update(leads)
      .set({ ...changes, version: sql`${leads.version} + 1` })
      .where(eq(leads.id, id)),

  addStep: (tx: Tx, row: typeof leadSteps.$inferInsert) => tx.insert(leadSteps).values(row),
  steps: (tx: Tx, leadId: string) =>
    tx.select().from(leadSteps).where(eq(leadSteps.leadId, leadId)).orderBy(asc(leadSteps.id)),

  /** Who took which of these steps, each lead's in their order. */
  async stepsAmong(tx: Tx, leadIds: readonly string[], transitions: readonly string[]) {
    if (!leadIds.length) return [];
    const { leadId, transition, staffId } = leadSteps;
    return tx
      .select({ leadId, transition, staffId })
      .from(leadSteps)
      .where(and(inArray(leadId, [...leadIds]), inArray(transition, [...transitions])))
      .orderBy(asc(leadSteps.id));
  },

  /** How many came without a proof since then, wherever they are now, and when the first of them did. */
  async unverifiedSince(tx: Tx, since: Date): Promise<{ count: number; oldest: Date | null }> {
    const rows = await tx
      .select({ n: count(), oldest: min(leads.receivedAt) })
      .from(leads)
      .where(and(ne(leads.screening, 'VERIFIED'), gt(leads.receivedAt, since)));
    return { count: rows[0]?.n ?? 0, oldest: rows[0]?.oldest ?? null };
  },

  /** What an officer registered for others, the latest first. */
  registeredBy: (tx: Tx, staffId: string, limit: number) =>
    tx
      .select({ reference: leads.reference, receivedAt: leads.receivedAt, channel: leads.channel })
      .from(leads)
      .innerJoin(leadSteps, eq(leadSteps.leadId, leads.id))
      .where(and(eq(leadSteps.transition, 'L01'), eq(leadSteps.staffId, staffId)))
      .orderBy(desc(leads.receivedSeq))
      .limit(limit),

  addToBlindIndex: (tx: Tx, rows: (typeof blindIndex.$inferInsert)[]) =>
    rows.length ? tx.insert(blindIndex).values(rows).onConflictDoNothing() : undefined,
};
export type LeadsStore = typeof leadsStore;

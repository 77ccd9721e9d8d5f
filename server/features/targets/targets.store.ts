import { and, asc, count, desc, eq, inArray, max, min, not, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import { blindIndex, leadSteps, leads, targetSteps, targets } from '../../db/tables/index.ts';
import { COUNTED_UP_TO } from '../../domain/target-match.ts';
import type { Mark } from '../../domain/target-meeting.ts';
import type { TargetTagKind } from '../../domain/target-tags.ts';
import { type Ring, readable } from '../compartments/readable-leads.store.ts';
import type { LeadRecord } from '../leads/leads.store.ts';

export const targetsStore = {
  /** All marks of some leads but those that stand for a name alone, which are for declared ties. */
  async marksOf(tx: Tx, leadIds: readonly string[]): Promise<Map<string, Mark[]>> {
    if (!leadIds.length) return new Map();
    const rows = await tx
      .select()
      .from(blindIndex)
      .where(and(inArray(blindIndex.leadId, [...leadIds]), not(eq(blindIndex.kind, 'name'))));
    const marks = rows.map(({ leadId, kind, tag }) => ({
      leadId,
      mark: { kind: kind as TargetTagKind, tag: tag.toString('hex') },
    }));
    return new Map(
      [...Map.groupBy(marks, ({ leadId }) => leadId)].map(([id, own]) => [id, own.map(({ mark }) => mark)]),
    );
  },

  /** Who else has these: of each so many and no more, so that a tag that a million leads have costs what a rare one does. */
  async holders(tx: Tx, marks: readonly Mark[]): Promise<{ mark: Mark; leadIds: string[] }[]> {
    if (!marks.length) return [];
    const wanted = sql.join(
      marks.map(({ kind, tag }, at) => sql`(${at}::int, ${kind}::text, decode(${tag}, 'hex'))`),
      sql`, `,
    );
    const { rows } = await tx.execute<{ at: number; lead_id: string }>(sql`
      select w.at, h.lead_id from (values ${wanted}) as w(at, kind, tag)
      cross join lateral (
        select lead_id from blind_index b where b.tag = w.tag and b.kind = w.kind limit ${COUNTED_UP_TO + 1}
      ) h`);
    const held = Map.groupBy(rows, ({ at }) => at);
    return marks.map((mark, at) => ({ mark, leadIds: (held.get(at) ?? []).map((row) => row.lead_id) }));
  },

  /** Those of these leads that the person may know of. */
  async readable(tx: Tx, ids: readonly string[], ring: Ring): Promise<LeadRecord[]> {
    if (!ids.length) return [];
    return tx
      .select()
      .from(leads)
      .where(and(inArray(leads.id, [...ids]), readable(tx, ring)));
  },

  async findByReference(tx: Tx, reference: string): Promise<LeadRecord | undefined> {
    return (await tx.select().from(leads).where(eq(leads.reference, reference)))[0];
  },

  async exists(tx: Tx, targetId: string): Promise<boolean> {
    return (await tx.select({ id: targets.id }).from(targets).where(eq(targets.id, targetId))).length > 0;
  },
  add: (tx: Tx, row: typeof targets.$inferInsert) => tx.insert(targets).values(row),
  addStep: (tx: Tx, row: typeof targetSteps.$inferInsert) => tx.insert(targetSteps).values(row),

  /** A target's leads that the person may read, the latest first. */
  leadsOf: (tx: Tx, targetId: string, ring: Ring, limit: number): Promise<LeadRecord[]> =>
    tx
      .select()
      .from(leads)
      .where(and(eq(leads.targetId, targetId), readable(tx, ring)))
      .orderBy(desc(leads.receivedSeq))
      .limit(limit),

  async summaryOf(tx: Tx, targetId: string, ring: Ring) {
    const of = and(eq(leads.targetId, targetId), readable(tx, ring));
    const [whole] = await tx
      .select({ total: count(), firstAt: min(leads.receivedAt), lastAt: max(leads.receivedAt) })
      .from(leads)
      .where(of);
    const by = (column: AnyPgColumn) =>
      tx
        .select({ code: sql<string>`${column}`, count: count() })
        .from(leads)
        .where(of)
        .groupBy(column)
        .orderBy(desc(count()), asc(column));
    return {
      total: whole?.total ?? 0,
      firstAt: whole?.firstAt ?? null,
      lastAt: whole?.lastAt ?? null,
      byStatus: await by(leads.status),
      bySector: await by(leads.sector),
      byTownship: await by(leads.townshipCode),
      byAmount: await by(leads.amountBand),
      byPeople: await by(leads.peopleBand),
    };
  },

  /** Who put what to the target and took it off, of the leads that the person may read; the latest first. */
  historyOf: (tx: Tx, targetId: string, ring: Ring, limit: number) =>
    tx
      .select({
        act: targetSteps.act,
        reference: leads.reference,
        staffId: targetSteps.staffId,
        at: targetSteps.at,
      })
      .from(targetSteps)
      .innerJoin(leads, eq(leads.id, targetSteps.leadId))
      .where(and(eq(targetSteps.targetId, targetId), readable(tx, ring)))
      .orderBy(desc(targetSteps.id))
      .limit(limit),

  mergersOf: (tx: Tx, leadIds: readonly string[]) =>
    tx
      .select({
        leadId: leadSteps.leadId,
        transition: leadSteps.transition,
        staffId: leadSteps.staffId,
        at: leadSteps.at,
      })
      .from(leadSteps)
      .where(
        and(
          inArray(leadSteps.leadId, [...leadIds]),
          inArray(leadSteps.transition, ['L13', 'L14', 'L33', 'L34']),
        ),
      ),
};
export type TargetsStore = typeof targetsStore;

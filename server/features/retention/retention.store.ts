import { and, asc, count, eq, gt, inArray, isNotNull, isNull, sql, sum } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import {
  compartments,
  documents,
  evidence,
  handOvers,
  leadSteps,
  leads,
  legalHolds,
  rewards,
  unseals,
} from '../../db/tables/index.ts';
import { ENDED_LEAD_STATUSES } from '../../domain/lead-turn.ts';

/** Facts about keeping, read from the rows of other rooms: clear ones only, so nobody needs a key. */
export const retentionStore = {
  /** Ended leads that still have a drawer with a key, in the order of registration, from one sequence number on. */
  endedLeads: (tx: Tx, after: number, limit: number) =>
    tx
      .select({ id: leads.id, seq: leads.receivedSeq })
      .from(leads)
      .where(
        and(
          gt(leads.receivedSeq, after),
          inArray(leads.status, [...ENDED_LEAD_STATUSES]),
          sql`exists (select 1 from ${compartments} where ${compartments.leadId} = ${leads.id} and ${compartments.erasedAt} is null)`,
        ),
      )
      .orderBy(asc(leads.receivedSeq))
      .limit(limit),

  leads: (tx: Tx, ids: readonly string[]) =>
    tx
      .select({
        id: leads.id,
        reference: leads.reference,
        status: leads.status,
        reviewRequestedAt: leads.reviewRequestedAt,
        disclosureHoldUntil: leads.disclosureHoldUntil,
      })
      .from(leads)
      .where(inArray(leads.id, [...ids])),

  steps: (tx: Tx, ids: readonly string[]) =>
    tx
      .select({ leadId: leadSteps.leadId, transition: leadSteps.transition, at: leadSteps.at })
      .from(leadSteps)
      .where(inArray(leadSteps.leadId, [...ids]))
      .orderBy(asc(leadSteps.id)),

  rewards: (tx: Tx, ids: readonly string[]) =>
    tx
      .select({
        leadId: rewards.leadId,
        status: rewards.status,
        since: rewards.statusSince,
        notifiedAt: rewards.notifiedAt,
      })
      .from(rewards)
      .where(inArray(rewards.leadId, [...ids])),

  holds: (tx: Tx, ids: readonly string[]) =>
    tx
      .select()
      .from(legalHolds)
      .where(inArray(legalHolds.leadId, [...ids]))
      .orderBy(asc(legalHolds.setAt), asc(legalHolds.id)),

  /** Leads of which something is open to somebody, or on its way to the police, at this moment. */
  async withOpenRequest(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
    const opened = await tx
      .select({ leadId: unseals.leadId })
      .from(unseals)
      .where(and(inArray(unseals.leadId, [...ids]), eq(unseals.status, 'OPEN')));
    const leaving = await tx
      .select({ leadId: handOvers.leadId })
      .from(handOvers)
      .where(
        and(
          inArray(handOvers.leadId, [...ids]),
          isNotNull(handOvers.approvedAt),
          isNull(handOvers.handedOverAt),
        ),
      );
    return new Set([...opened, ...leaving].map(({ leadId }) => leadId));
  },

  /** Every drawer with what lies in it: sheets, files and the bytes of those as stored. */
  async drawers(tx: Tx, ids: readonly string[]) {
    const ours = tx
      .select({ id: compartments.id })
      .from(compartments)
      .where(inArray(compartments.leadId, [...ids]));
    const sheets = tx
      .select({ of: documents.compartmentId, n: count().as('sheets') })
      .from(documents)
      .where(inArray(documents.compartmentId, ours))
      .groupBy(documents.compartmentId)
      .as('s');
    const files = tx
      .select({
        of: evidence.compartmentId,
        n: count().as('files'),
        bytes: sum(evidence.storedBytes).mapWith(Number).as('bytes'),
      })
      .from(evidence)
      .where(inArray(evidence.compartmentId, ours))
      .groupBy(evidence.compartmentId)
      .as('f');
    return tx
      .select({
        leadId: compartments.leadId,
        kind: compartments.kind,
        erasedAt: compartments.erasedAt,
        sheets: sql<number>`coalesce(${sheets.n}, 0)`.mapWith(Number),
        files: sql<number>`coalesce(${files.n}, 0)`.mapWith(Number),
        fileBytes: sql<number>`coalesce(${files.bytes}, 0)`.mapWith(Number),
      })
      .from(compartments)
      .leftJoin(sheets, eq(sheets.of, compartments.id))
      .leftJoin(files, eq(files.of, compartments.id))
      .where(inArray(compartments.leadId, [...ids]));
  },

  addHold: (tx: Tx, row: typeof legalHolds.$inferInsert) => tx.insert(legalHolds).values(row),
  async lockHold(tx: Tx, leadId: string, id: string) {
    const rows = await tx
      .select()
      .from(legalHolds)
      .where(and(eq(legalHolds.id, id), eq(legalHolds.leadId, leadId)))
      .for('update');
    return rows[0];
  },
  liftHold: (tx: Tx, id: string, liftedBy: string, liftedAt: Date) =>
    tx.update(legalHolds).set({ liftedBy, liftedAt }).where(eq(legalHolds.id, id)),
};
export type RetentionStore = typeof retentionStore;

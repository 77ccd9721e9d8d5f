import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { auditEntries, staff } from '../../db/tables/index.ts';
import { CUSTODY_ACTS } from './custody.ts';

const evidenceId = sql<string>`${auditEntries.facts} ->> 'evidenceId'`;

export const custodyStore = {
  /** Everything that was written down about these files, in its order. */
  of: async (tx: Tx, evidenceIds: readonly string[]) =>
    evidenceIds.length
      ? tx
          .select({
            evidenceId,
            act: auditEntries.act,
            actorKind: auditEntries.actorKind,
            byName: staff.name,
            facts: auditEntries.facts,
            at: auditEntries.at,
          })
          .from(auditEntries)
          .leftJoin(staff, eq(staff.id, auditEntries.staffId))
          .where(
            and(
              sql`${auditEntries.facts} ? 'evidenceId'`,
              inArray(evidenceId, [...evidenceIds]),
              inArray(auditEntries.act, [...CUSTODY_ACTS]),
            ),
          )
          .orderBy(asc(auditEntries.id))
      : [],

  /** Whether this person has looked at just this since then: a film is asked for in many pieces. */
  async hasSeen(tx: Tx, staffId: string, id: string, what: string, since: Date): Promise<boolean> {
    const rows = await tx
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          sql`${auditEntries.facts} ? 'evidenceId'`,
          eq(evidenceId, id),
          eq(auditEntries.staffId, staffId),
          sql`${auditEntries.facts} ->> 'what' = ${what}`,
          gt(auditEntries.at, since),
        ),
      )
      .limit(1);
    return rows.length > 0;
  },

  /** Whether this person has looked at the list of a lead's files since then. */
  async hasListed(tx: Tx, staffId: string, leadId: string, since: Date): Promise<boolean> {
    const rows = await tx
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectKind, 'LEAD'),
          eq(auditEntries.subjectId, leadId),
          eq(auditEntries.act, 'evidence.list'),
          eq(auditEntries.staffId, staffId),
          gt(auditEntries.at, since),
        ),
      )
      .limit(1);
    return rows.length > 0;
  },
};
export type CustodyStore = typeof custodyStore;
export type CustodyRecord = Awaited<ReturnType<CustodyStore['of']>>[number];

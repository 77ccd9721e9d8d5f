import { type SQL, and, asc, desc, eq, gt, gte, inArray, like, lt, lte, or } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { auditEntries, auditLinks, desks, leads, rewards, staff } from '../../db/tables/index.ts';
import { AUDIT_ALERTS } from '../../domain/audit-acts.ts';

/** Which entries somebody asks for. `subjects`: a lead with all that hangs on it. */
export type LogQuery = {
  from?: Date;
  to?: Date;
  act?: string;
  acts?: readonly string[];
  staffId?: string;
  subjects?: readonly string[];
  subjectKind?: string;
  alerts?: boolean;
};
export type PlacedEntry = { entry: typeof auditEntries.$inferSelect; position: number };

const ALERT = or(
  ...AUDIT_ALERTS.map((alert) =>
    alert.endsWith('.') ? like(auditEntries.act, `${alert}%`) : eq(auditEntries.act, alert),
  ),
);

function asked({
  from,
  to,
  act,
  acts,
  staffId,
  subjects,
  subjectKind,
  alerts,
}: LogQuery): (SQL | undefined)[] {
  return [
    from && gte(auditEntries.at, from),
    to && lte(auditEntries.at, to),
    act ? eq(auditEntries.act, act) : undefined,
    acts && inArray(auditEntries.act, [...acts]),
    // What a person did, and what was done to their account.
    staffId ? or(eq(auditEntries.staffId, staffId), eq(auditEntries.subjectId, staffId)) : undefined,
    subjects && inArray(auditEntries.subjectId, [...subjects]),
    subjectKind ? eq(auditEntries.subjectKind, subjectKind) : undefined,
    alerts ? ALERT : undefined,
  ];
}

/** The log as the auditor reads it. */
export const logRowsStore = {
  /** Newest first, below a position; or oldest first, above one. */
  page(
    tx: Tx,
    query: LogQuery,
    { before, after, limit }: { before?: number; after?: number; limit: number },
  ): Promise<PlacedEntry[]> {
    const bound =
      after === undefined
        ? before !== undefined && lt(auditLinks.position, before)
        : gt(auditLinks.position, after);
    return tx
      .select({ entry: auditEntries, position: auditLinks.position })
      .from(auditLinks)
      .innerJoin(auditEntries, eq(auditEntries.id, auditLinks.entryId))
      .where(and(...asked(query), bound || undefined))
      .orderBy(after === undefined ? desc(auditLinks.position) : asc(auditLinks.position))
      .limit(limit);
  },

  /** The last check of the log that stands in the log. */
  async lastCheck(tx: Tx) {
    const [row] = await tx
      .select({ act: auditEntries.act, at: auditEntries.at })
      .from(auditEntries)
      .where(inArray(auditEntries.act, ['audit.verify', 'audit.broken']))
      .orderBy(desc(auditEntries.id))
      .limit(1);
    return row;
  },

  async leadWith(tx: Tx, reference: string): Promise<string | undefined> {
    const [row] = await tx.select({ id: leads.id }).from(leads).where(eq(leads.reference, reference));
    return row?.id;
  },
  rewardsOf: (tx: Tx, leadId: string) =>
    tx.select({ id: rewards.id }).from(rewards).where(eq(rewards.leadId, leadId)),

  /** What subjects are called: `leads` with their references, `rewards` with theirs and their lead, people, desks. */
  async names(tx: Tx, ids: readonly string[]) {
    const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id));
    if (!wanted.length) return { leads: [], rewards: [], people: [], desks: [] };
    return {
      leads: await tx
        .select({ id: leads.id, reference: leads.reference })
        .from(leads)
        .where(inArray(leads.id, wanted)),
      rewards: await tx
        .select({ id: rewards.id, reference: rewards.reference, lead: leads.reference })
        .from(rewards)
        .innerJoin(leads, eq(leads.id, rewards.leadId))
        .where(inArray(rewards.id, wanted)),
      people: await tx
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(inArray(staff.id, wanted)),
      desks: await tx.select({ id: desks.id, code: desks.code }).from(desks).where(inArray(desks.id, wanted)),
    };
  },
};
export type LogRowsStore = typeof logRowsStore;

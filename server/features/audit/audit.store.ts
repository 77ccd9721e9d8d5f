import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { auditEntries } from '../../db/tables/index.ts';
import { staffIdOf } from '../../domain/acting.ts';
import type { Actor } from '../../domain/actor.ts';
import { officeKindOf } from '../../domain/office-kinds.ts';
import { OPENING_ACTS } from '../../domain/openings.ts';

export type AuditEntry = {
  actor: Actor;
  /** A verb of the office, like `lead.accept` or `brief.open`. */
  act: string;
  subject: {
    kind:
      | 'LEAD'
      | 'REWARD'
      | 'BATCH'
      | 'FUND'
      | 'STAFF'
      | 'DESK'
      | 'SETTINGS'
      | 'SESSION'
      | 'SCHEME'
      | 'ERASURE_RUN'
      | 'LOG'
      | 'EXPORT'
      | 'MONTHLY_REPORT';
    id: string;
  };
  facts?: Record<string, string | number | boolean | null>;
  at: Date;
};

export const auditStore = {
  /** Written in the act's own transaction, so that neither stands without the other. No words, no names. */
  append: (tx: Tx, entry: AuditEntry) => tx.insert(auditEntries).values(rowOf(entry)),
  /** The same for what many had done to them in one breath, in their order. */
  appendAll: (tx: Tx, entries: readonly AuditEntry[]) =>
    entries.length ? tx.insert(auditEntries).values(entries.map(rowOf)) : undefined,

  /** What was done to these subjects, in its order: all of it, or these acts alone. */
  actsOn: (tx: Tx, subjectIds: readonly string[], acts?: readonly string[]) =>
    tx
      .select({
        act: auditEntries.act,
        subjectId: auditEntries.subjectId,
        staffId: auditEntries.staffId,
        facts: auditEntries.facts,
        at: auditEntries.at,
      })
      .from(auditEntries)
      .where(
        and(inArray(auditEntries.subjectId, [...subjectIds]), acts && inArray(auditEntries.act, [...acts])),
      )
      .orderBy(asc(auditEntries.id)),

  /** When such an act was last done to it; undefined: never. */
  async lastOn(tx: Tx, subjectId: string, act: string): Promise<Date | undefined> {
    const rows = await tx
      .select({ at: auditEntries.at })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, subjectId), eq(auditEntries.act, act)))
      .orderBy(desc(auditEntries.id))
      .limit(1);
    return rows[0]?.at;
  },

  /** Whether this person has already done such an act on it. */
  async hasDone(tx: Tx, staffId: string, act: string, subjectId: string): Promise<boolean> {
    const rows = await tx
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectId, subjectId),
          eq(auditEntries.staffId, staffId),
          eq(auditEntries.act, act),
        ),
      )
      .limit(1);
    return rows.length > 0;
  },
};
export type AuditStore = typeof auditStore;

const rowOf = (entry: AuditEntry): typeof auditEntries.$inferInsert => ({
  at: entry.at,
  actorKind: entry.actor.kind,
  staffId: staffIdOf(entry.actor),
  act: entry.act,
  subjectKind: entry.subject.kind,
  subjectId: entry.subject.id,
  facts: { ...entry.facts, ...officeThatOpened(entry) },
});

/** Whoever opens what a reporter gave leaves the kind of their office, as it is on that day: the reporter is told it. */
function officeThatOpened({ actor, act }: AuditEntry): { office?: string } {
  return actor.kind === 'STAFF' && OPENING_ACTS.includes(act) ? { office: officeKindOf(actor) } : {};
}

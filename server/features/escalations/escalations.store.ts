import {
  type SQL,
  and,
  asc,
  count,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  not,
  or,
  sql,
} from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leadEscalations, leads } from '../../db/tables/index.ts';
import { type Lane, OFFICE_DATE_STATUSES, REVIEWED_STATUSES, type Rung } from '../../domain/escalation.ts';

type NewEscalation = typeof leadEscalations.$inferInsert;

/** As `laneOf` of the domain has it. */
const urgent = sql`(${leads.urgency} = 'URGENT' and ${leads.status} = 'SUBMITTED' and ${leads.proposalVerb} is null)`;
const officeDate = or(
  inArray(leads.status, [...OFFICE_DATE_STATUSES]),
  and(inArray(leads.status, [...REVIEWED_STATUSES]), isNotNull(leads.reviewRequestedAt)),
);

export const escalationsStore = {
  /**
   * Leads whose date lies no later than `missedBy` and did not reach the rung yet, the oldest first; kept as they are
   * until the transaction ends. Whom somebody is at work on comes next time.
   */
  overdue: (tx: Tx, lane: Lane, rung: Rung, missedBy: Date, limit: number) =>
    tx
      .select()
      .from(leads)
      .where(
        and(
          officeDate,
          lte(leads.dueAt, missedBy),
          lane === 'URGENT' ? urgent : not(urgent),
          sql`not exists (${reached(tx, rung)})`,
        ),
      )
      .orderBy(asc(leads.dueAt))
      .limit(limit)
      .for('share', { skipLocked: true }),

  /** Those that nobody has decided about in time: neither urgent, nor unverified, nor proposed to be refused. */
  silent: (tx: Tx, now: Date, limit: number) =>
    tx
      .select({ id: leads.id })
      .from(leads)
      .where(
        and(
          eq(leads.status, 'SUBMITTED'),
          lte(leads.dueAt, now),
          eq(leads.urgency, 'NORMAL'),
          ne(leads.screening, 'UNVERIFIED'),
          isNull(leads.proposalVerb),
        ),
      )
      .orderBy(asc(leads.dueAt))
      .limit(limit),

  /** Adds what is new and answers it; a rung that the same people reached over the same date is there already. */
  add: (tx: Tx, rows: NewEscalation[]) =>
    rows.length
      ? tx.insert(leadEscalations).values(rows).onConflictDoNothing().returning({
          rung: leadEscalations.rung,
          owedBy: leadEscalations.owedBy,
        })
      : Promise.resolve([]),

  ofLead: (tx: Tx, leadId: string) =>
    tx
      .select()
      .from(leadEscalations)
      .where(eq(leadEscalations.leadId, leadId))
      .orderBy(asc(leadEscalations.id)),

  /** How often each party reached each rung since then. */
  sums: (tx: Tx, since: Date) =>
    tx
      .select({ rung: leadEscalations.rung, owedBy: leadEscalations.owedBy, n: count() })
      .from(leadEscalations)
      .where(gte(leadEscalations.at, since))
      .groupBy(leadEscalations.rung, leadEscalations.owedBy),
};
export type EscalationsStore = typeof escalationsStore;

function reached(tx: Tx, rung: Rung): SQL {
  return sql`${tx
    .select({ one: sql`1` })
    .from(leadEscalations)
    .where(
      and(
        eq(leadEscalations.leadId, leads.id),
        eq(leadEscalations.dueAt, leads.dueAt),
        eq(leadEscalations.rung, rung),
      ),
    )}`;
}

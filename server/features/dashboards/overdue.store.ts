import { and, asc, count, eq, gte, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leadEscalations, leads, leadSteps } from '../../db/tables/index.ts';
import { MILESTONES } from '../../domain/milestones.ts';
import type { Span } from '../../domain/statistics-periods.ts';
import { counts, firstInto } from '../statistics/milestones.store.ts';

const owed = (now: Date) => and(sql`${leads.trays} @> '{OWED}'`, lt(leads.dueAt, now), counts());

/** What is past its date, and whose: by turns, which a unit or a role holds. */
export const overdueStore = {
  /** How many lie with each turn, and how many of them for longer than so many days. A lead that waits for two counts for both. */
  byTurn: (tx: Tx, now: Date, long: Date) =>
    tx
      .select({
        turn: sql<string>`unnest(${leads.turn})`.as('turn'),
        count: count(),
        long: sql<number>`count(*) filter (where ${leads.dueAt} < ${long})`.mapWith(Number),
      })
      .from(leads)
      .where(owed(now))
      .groupBy(sql`1`),
  /** Their references, the longest overdue first. */
  list: (tx: Tx, now: Date, limit: number) =>
    tx
      .select({ reference: leads.reference, turn: leads.turn })
      .from(leads)
      .where(owed(now))
      .orderBy(asc(leads.dueAt))
      .limit(limit),
  /** The rungs that missed dates reached in a time. */
  missed: (tx: Tx, { from, until }: Span) =>
    tx
      .select({ owedBy: leadEscalations.owedBy, rung: leadEscalations.rung, count: count() })
      .from(leadEscalations)
      .where(and(gte(leadEscalations.at, from), lt(leadEscalations.at, until)))
      .groupBy(leadEscalations.owedBy, leadEscalations.rung),
  /** What came, was accepted and was verified in each month of a time that had any, `2026-11`. */
  async months(tx: Tx, { from, until }: Span) {
    const moved = tx
      .select({ id: leadSteps.leadId })
      .from(leadSteps)
      .where(and(gte(leadSteps.at, from), lt(leadSteps.at, until)));
    const dates = tx.$with('dates').as(
      tx
        .select({
          received: leads.receivedAt,
          accepted: firstInto(MILESTONES.accepted).as('accepted'),
          verified: firstInto(MILESTONES.verified).as('verified'),
        })
        .from(leads)
        .innerJoin(leadSteps, eq(leadSteps.leadId, leads.id))
        .where(and(sql`${leads.id} in (${moved})`, counts()))
        .groupBy(leads.id),
    );
    const happened = sql`(values ('received', ${dates.received}), ('accepted', ${dates.accepted}), ('verified', ${dates.verified}))`;
    const month = sql<string>`to_char(event.at at time zone 'Asia/Shanghai', 'YYYY-MM')`;
    return tx
      .with(dates)
      .select({
        month,
        what: sql<'received' | 'accepted' | 'verified'>`event.what`,
        count: count(),
      })
      .from(sql`${dates} cross join lateral ${happened} as event (what, at)`)
      .where(sql`event.at >= ${from} and event.at < ${until}`)
      .groupBy(sql`1, 2`);
  },
};
export type OverdueStore = typeof overdueStore;

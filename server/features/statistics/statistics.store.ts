import { and, asc, eq, gte, inArray, isNotNull, lt, min, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leadSteps, leads, rewards, statisticsReleases } from '../../db/tables/index.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import type { LeadDates, Paid, QuarterRelease, YearRelease } from '../../domain/statistics.ts';

const ACCEPTED: readonly LeadStatus[] = ['ACCEPTED', 'ASSIGNED'];
const DETERMINED: readonly LeadStatus[] = ['VERIFIED', 'UNSUBSTANTIATED', 'FALSE_REPORT'];

const listOf = (statuses: readonly LeadStatus[]) =>
  sql.join(
    statuses.map((status) => sql`${status}`),
    sql`, `,
  );
/** A lead's first step into one of these states. */
const firstInto = (statuses: readonly LeadStatus[]) =>
  min(sql`case when ${leadSteps.to} in (${listOf(statuses)}) then ${leadSteps.at} end`).mapWith(leadSteps.at);

export const statisticsStore = {
  /**
   * When what happened to each report that came, or moved, from a day on. What came without a proof that a person sent
   * it counts once intake has done anything with it.
   */
  async leadDates(tx: Tx, from: Date): Promise<LeadDates[]> {
    const moved = tx.select({ id: leadSteps.leadId }).from(leadSteps).where(gte(leadSteps.at, from));
    const dates = await tx
      .select({
        sector: leads.sector,
        township: leads.townshipCode,
        channel: leads.channel,
        receivedAt: leads.receivedAt,
        answeredAt: min(sql`case when ${leadSteps.from} = 'SUBMITTED' then ${leadSteps.at} end`).mapWith(
          leadSteps.at,
        ),
        acceptedAt: firstInto(ACCEPTED),
        verifiedAt: firstInto(['VERIFIED']),
        determinedAt: firstInto(DETERMINED),
      })
      .from(leads)
      .innerJoin(leadSteps, eq(leadSteps.leadId, leads.id))
      .where(
        and(
          or(gte(leads.receivedAt, from), inArray(leads.id, moved)),
          or(ne(leads.screening, 'UNVERIFIED'), ne(leads.status, 'SUBMITTED')),
        ),
      )
      .groupBy(leads.id);
    return dates;
  },
  /** Awards paid in a time and not taken back since. */
  async paid(tx: Tx, from: Date, until: Date): Promise<Paid[]> {
    const rows = await tx
      .select({ paidAt: rewards.paidAt, amountFen: rewards.amountFen })
      .from(rewards)
      .where(
        and(
          eq(rewards.status, 'PAID'),
          isNotNull(rewards.amountFen),
          gte(rewards.paidAt, from),
          lt(rewards.paidAt, until),
        ),
      );
    return rows.flatMap(({ paidAt, amountFen }) => (paidAt && amountFen ? [{ paidAt, amountFen }] : []));
  },
  releases: (tx: Tx) => tx.select().from(statisticsReleases).orderBy(asc(statisticsReleases.period)),
  /** A second process that publishes the same at the same moment adds nothing. */
  add: (tx: Tx, period: string, body: QuarterRelease | YearRelease, publishedAt: Date) =>
    tx.insert(statisticsReleases).values({ period, body, publishedAt }).onConflictDoNothing(),
};
export type StatisticsStore = typeof statisticsStore;
export type ReleaseRecord = typeof statisticsReleases.$inferSelect;

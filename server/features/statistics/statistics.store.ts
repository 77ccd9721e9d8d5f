import { and, asc, eq, gte, inArray, isNotNull, lt, or } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leadSteps, leads, rewards, statisticsReleases } from '../../db/tables/index.ts';
import { MILESTONES } from '../../domain/milestones.ts';
import type { LeadDates, Paid, QuarterRelease, YearRelease } from '../../domain/statistics.ts';
import { counts, firstAnswered, firstInto } from './milestones.store.ts';

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
        answeredAt: firstAnswered(),
        acceptedAt: firstInto(MILESTONES.accepted),
        verifiedAt: firstInto(MILESTONES.verified),
        determinedAt: firstInto(MILESTONES.determined),
      })
      .from(leads)
      .innerJoin(leadSteps, eq(leadSteps.leadId, leads.id))
      .where(and(or(gte(leads.receivedAt, from), inArray(leads.id, moved)), counts()))
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

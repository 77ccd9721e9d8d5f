import { and, count, desc, eq, gt, gte, inArray, isNotNull, lt, min, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leadSteps, leads } from '../../db/tables/index.ts';
import { OFFICE_DATE_STATUSES } from '../../domain/escalation.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import { MILESTONES } from '../../domain/milestones.ts';
import { AGE_BANDS, type Dimension, OPEN_LEAD_STATUSES } from '../../domain/overview.ts';
import type { Span } from '../../domain/statistics-periods.ts';
import { counts, firstAnswered, firstInto } from '../statistics/milestones.store.ts';

/** `ruler`: every working day from before the first lead until after the last limit, so that two look-ups count them. */
export type Asked = {
  span: Span;
  now: Date;
  /** Steps before this day can't matter to the span any more. */
  since: Date;
  ruler: readonly string[];
  limits: { answer: number; verify: number; extension: number; determine: number };
};

export type Figures = {
  received: number;
  accepted: number;
  verified: number;
  determined: number;
  /** Of those received in the span: how far they have come by today. */
  receivedAccepted: number;
  receivedVerified: number;
};
export type Days = { median: number | null; ninth: number | null };
export type Kept = { due: number; kept: number };
export type Reckoned = Figures & {
  accept: Days;
  verify: Days;
  determine: Days;
  answerKept: Kept;
  verifyKept: Kept;
  determineKept: Kept;
  /** What else became of leads in the span. */
  rejected: number;
  referred: number;
  unsubstantiated: number;
  closed: number;
};
export type Repeated = {
  targetId: string;
  received: number;
  ever: number;
  sector: string;
  township: string;
};
export type Standing = { status: LeadStatus; count: number; overdue: number; bands: number[] };

const day = (at: SQL | SQL.Aliased): SQL => sql`(${at} at time zone 'Asia/Shanghai')::date`;

/** What the office's leads come to, reckoned where they lie: nothing but numbers leaves the database. */
export const dashboardsStore = {
  /** When the first lead came; null in an office that has none. */
  async firstAt(tx: Tx): Promise<Date | null> {
    return (await tx.select({ at: min(leads.receivedAt) }).from(leads))[0]?.at ?? null;
  },

  /** Of one span: the whole, and each part of each dimension. The work is that of the leads that moved in it. */
  async figures(
    tx: Tx,
    asked: Asked,
  ): Promise<{ total: Reckoned; parts: Record<Dimension, (Figures & { code: string })[]> }> {
    const { span, now, since, limits } = asked;
    const moved = tx
      .select({ id: leadSteps.leadId })
      .from(leadSteps)
      .where(and(gte(leadSteps.at, since), lt(leadSteps.at, span.until)));
    const dates = tx.$with('dates').as(
      tx
        .select({
          sector: leads.sector,
          mode: leads.mode,
          township: leads.townshipCode,
          channel: leads.channel,
          extended: leads.extensionUsed,
          received: leads.receivedAt,
          answered: firstAnswered().as('answered'),
          accepted: firstInto(MILESTONES.accepted).as('accepted'),
          verifying: firstInto(MILESTONES.verifying).as('verifying'),
          found: firstInto(MILESTONES.found).as('found'),
          determining: firstInto(['DETERMINING']).as('determining'),
          verified: firstInto(MILESTONES.verified).as('verified'),
          determined: firstInto(MILESTONES.determined).as('determined'),
          rejected: firstInto(['REJECTED']).as('rejected'),
          referred: firstInto(['REFERRED_OUT']).as('referred'),
          unsubstantiated: firstInto(['UNSUBSTANTIATED']).as('unsubstantiated'),
          closed: firstInto(['CLOSED']).as('closed'),
        })
        .from(leads)
        .innerJoin(leadSteps, eq(leadSteps.leadId, leads.id))
        .where(and(inArray(leads.id, moved), counts()))
        .groupBy(leads.id),
    );
    const ruler = sql`string_to_array(${asked.ruler.join(',')}, ',')::date[]`;
    const within = (at: SQL | SQL.Aliased) => sql`(${at} >= ${span.from} and ${at} < ${span.until})`;
    const many = (when: SQL) => sql<number>`count(*) filter (where ${when})`.mapWith(Number);
    const place = (at: SQL | SQL.Aliased) => sql`width_bucket(${day(at)}, ${ruler})`;
    const percentile = (of: number, from: SQL.Aliased, to: SQL.Aliased) =>
      sql<number | null>`percentile_cont(${sql.raw(String(of))}) within group
        (order by greatest(0, ${place(to)} - ${place(from)})) filter (where ${from} is not null and ${within(to)})`;
    const days = (from: SQL.Aliased, to: SQL.Aliased) => ({
      median: percentile(0.5, from, to),
      ninth: percentile(0.9, from, to),
    });
    const last = new Date(Math.min(span.until.getTime(), now.getTime()));
    const kept = (from: SQL.Aliased, limit: SQL, done: SQL.Aliased) => {
      const due = sql`(${ruler})[${place(from)} + ${limit}]`;
      const owed = sql`${due} >= ${day(sql`${span.from}::timestamptz`)} and ${due} < ${day(sql`${last}::timestamptz`)}`;
      return { due: many(owed), kept: many(sql`${owed} and ${day(done)} <= ${due}`) };
    };
    const received = dates.received as unknown as SQL.Aliased;
    const answer = kept(received, sql`${limits.answer}::int`, dates.answered);
    const verify = kept(
      dates.verifying,
      sql`${limits.verify}::int + case when ${dates.extended} then ${limits.extension}::int else 0 end`,
      dates.found,
    );
    const determine = kept(dates.determining, sql`${limits.determine}::int`, dates.determined);
    const [accept, found, whole] = [
      days(received, dates.accepted),
      days(dates.verifying, dates.found),
      days(dates.accepted, dates.determined),
    ];
    const rows = await tx
      .with(dates)
      .select({
        group: sql<number>`grouping(${dates.sector}, ${dates.mode}, ${dates.township}, ${dates.channel})`,
        code: sql<
          string | null
        >`coalesce(${dates.sector}, ${dates.mode}, ${dates.township}, ${dates.channel})`,
        received: many(within(received)),
        accepted: many(within(dates.accepted)),
        verified: many(within(dates.verified)),
        determined: many(within(dates.determined)),
        receivedAccepted: many(sql`${within(received)} and ${dates.accepted} is not null`),
        receivedVerified: many(sql`${within(received)} and ${dates.verified} is not null`),
        rejected: many(within(dates.rejected)),
        referred: many(within(dates.referred)),
        unsubstantiated: many(within(dates.unsubstantiated)),
        closed: many(within(dates.closed)),
        acceptMedian: accept.median,
        acceptNinth: accept.ninth,
        verifyMedian: found.median,
        verifyNinth: found.ninth,
        determineMedian: whole.median,
        determineNinth: whole.ninth,
        answerDue: answer.due,
        answerKept: answer.kept,
        verifyDue: verify.due,
        verifyKept: verify.kept,
        determineDue: determine.due,
        determineKept: determine.kept,
      })
      .from(dates)
      .groupBy(
        sql`grouping sets ((), (${dates.sector}), (${dates.mode}), (${dates.township}), (${dates.channel}))`,
      );
    const whatOf = (row: (typeof rows)[number]): Figures => ({
      received: row.received,
      accepted: row.accepted,
      verified: row.verified,
      determined: row.determined,
      receivedAccepted: row.receivedAccepted,
      receivedVerified: row.receivedVerified,
    });
    // grouping() has a bit for each column that a row is not grouped by: sector 8, mode 4, township 2, channel 1.
    const partsOf = (mask: number) =>
      rows.filter(({ group }) => group === mask).map((row) => ({ code: row.code ?? '', ...whatOf(row) }));
    const total = rows.find(({ group }) => group === 15);
    if (!total) throw new Error('a total without a row');
    return {
      total: {
        ...whatOf(total),
        accept: { median: total.acceptMedian, ninth: total.acceptNinth },
        verify: { median: total.verifyMedian, ninth: total.verifyNinth },
        determine: { median: total.determineMedian, ninth: total.determineNinth },
        answerKept: { due: total.answerDue, kept: total.answerKept },
        verifyKept: { due: total.verifyDue, kept: total.verifyKept },
        determineKept: { due: total.determineDue, kept: total.determineKept },
        rejected: total.rejected,
        referred: total.referred,
        unsubstantiated: total.unsubstantiated,
        closed: total.closed,
      },
      parts: { sector: partsOf(7), mode: partsOf(11), township: partsOf(13), channel: partsOf(14) },
    };
  },

  /** The targets that most leads of the span are about, those with more than one; where the latest of them is from. */
  async repeated(tx: Tx, span: Span, most: number): Promise<Repeated[]> {
    const within = and(gte(leads.receivedAt, span.from), lt(leads.receivedAt, span.until), counts());
    const often = tx
      .select({ targetId: leads.targetId, received: count().as('received') })
      .from(leads)
      .where(and(within, isNotNull(leads.targetId)))
      .groupBy(leads.targetId)
      .having(gt(count(), 1))
      .orderBy(desc(count()), leads.targetId)
      .limit(most)
      .as('often');
    const latest = sql`(array_agg(${leads.id} order by ${leads.receivedSeq} desc))[1]`;
    const told = tx
      .select({
        targetId: often.targetId,
        received: often.received,
        ever: count().as('ever'),
        latest: latest.as('latest'),
      })
      .from(often)
      .innerJoin(leads, eq(leads.targetId, often.targetId))
      .where(counts())
      .groupBy(often.targetId, often.received)
      .as('told');
    const rows = await tx
      .select({
        targetId: sql<string>`${told.targetId}`,
        received: told.received,
        ever: told.ever,
        sector: leads.sector,
        township: leads.townshipCode,
      })
      .from(told)
      .innerJoin(leads, eq(leads.id, told.latest))
      .orderBy(desc(told.received), desc(told.ever), told.targetId);
    return rows;
  },

  /** Where the open leads stand today, for how long, and how many of them are past their date. */
  async standing(tx: Tx, now: Date, ruler: readonly string[]): Promise<Standing[]> {
    const place = (at: SQL) =>
      sql`width_bucket(${day(at)}, string_to_array(${ruler.join(',')}, ',')::date[])`;
    const age = sql`greatest(0, ${place(sql`${now}::timestamptz`)} - ${place(sql`${leads.statusSince}`)})`;
    const lower = [-1, ...AGE_BANDS.map(({ until }) => until ?? 0)];
    const bands = AGE_BANDS.map(({ until }, index) => {
      const above = sql`${age} > ${lower[index] ?? -1}::int`;
      return sql<number>`count(*) filter (where ${until === null ? above : sql`${above} and ${age} <= ${until}::int`})`;
    });
    const rows = await tx
      .select({
        status: leads.status,
        count: count(),
        overdue:
          sql<number>`count(*) filter (where ${leads.dueAt} < ${now} and ${inArray(leads.status, [...OFFICE_DATE_STATUSES])})`.mapWith(
            Number,
          ),
        bands: sql<string[]>`array[${sql.join(bands, sql`, `)}]`,
      })
      .from(leads)
      .where(and(inArray(leads.status, [...OPEN_LEAD_STATUSES]), counts()))
      .groupBy(leads.status);
    return rows.map((row) => ({ ...row, bands: row.bands.map(Number) }));
  },
};
export type DashboardsStore = typeof dashboardsStore;

import { dueAt, type Limit, type WorkingCalendar, workingDaysLeft } from './calendar.ts';
import { monthsOf, type Period, periodCode, type Span, spanOf, within } from './statistics-periods.ts';
import {
  type Share,
  showMedian,
  showMonths,
  showParts,
  showQuarter,
  showShare,
  showYear,
  type Shown,
  SMALL,
} from './statistics-suppress.ts';

/** When what happened to one report first; null where it did not. */
export type LeadDates = {
  sector: string;
  township: string;
  channel: string;
  receivedAt: Date;
  /** Whatever ended its waiting at intake: accepted, refused, asked for more, passed on, taken back. */
  answeredAt: Date | null;
  acceptedAt: Date | null;
  verifiedAt: Date | null;
  /** Verified or not. */
  determinedAt: Date | null;
};
export type Paid = { paidAt: Date; amountFen: number };
export type Recorded = { leads: readonly LeadDates[]; paid: readonly Paid[] };

export const MEASURES = ['received', 'accepted', 'verified'] as const;
export type Measure = (typeof MEASURES)[number];
export const DIMENSIONS = ['sector', 'township', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type Part = { code: string; zh: string; en: string };
export type Counts = Record<Measure, Shown>;
export type Medians = { acceptDays: Shown; determineDays: Shown };
export type QuarterRelease = { period: string; counts: Counts; months: Counts[]; medians: Medians };
export type YearRelease = {
  period: string;
  counts: Counts;
  medians: Medians;
  overdue: Share | null;
  paid: { awards: number; fen: number } | null;
  by: Record<Dimension, (Part & Counts)[]>;
};

/** What the office promises and counts by. */
export type Office = { calendar: WorkingCalendar; acceptance: Limit };

/** Everything that falls to no part of a list. */
const ELSEWHERE: Part = { code: 'ELSEWHERE', zh: '其他', en: 'Other' };

/** A quarter as it may be published after the earlier ones of its year. */
export function releaseQuarter(
  period: Period & { quarter: number },
  recorded: Recorded,
  earlier: readonly QuarterRelease[],
  { calendar }: Office,
): QuarterRelease {
  const span = spanOf(period);
  const months = monthsOf(period.year, period.quarter);
  const counts = countsOf((measure) =>
    showQuarter(
      countOf(recorded, measure, span),
      earlier.map((one) => one.counts[measure]),
    ),
  );
  const shown = new Map(
    MEASURES.map((measure) => [
      measure,
      showMonths(
        counts[measure],
        months.map((month) => countOf(recorded, measure, month)),
      ),
    ]),
  );
  return {
    period: periodCode(period),
    counts,
    months: months.map((_, index) => countsOf((measure) => shown.get(measure)?.[index] ?? null)),
    medians: mediansOf(recorded, span, counts, calendar),
  };
}

/** A year as it may be published after its quarters. `parts`: the district's lists, in their order. */
export function releaseYear(
  year: number,
  recorded: Recorded,
  quarters: readonly QuarterRelease[],
  parts: Record<Dimension, readonly Part[]>,
  { calendar, acceptance }: Office,
): YearRelease {
  const period = { year, quarter: null };
  const span = spanOf(period);
  const counts = countsOf((measure) =>
    showYear(
      countOf(recorded, measure, span),
      quarters.map((quarter) => quarter.counts[measure]),
    ),
  );
  const owed = recorded.leads
    .map((lead) => ({ ...lead, due: dueAt(acceptance, lead.receivedAt, calendar) }))
    .filter(({ due }) => within(span, due));
  const late = owed.filter(({ answeredAt, due }) => answeredAt === null || answeredAt > due);
  const paid = recorded.paid.filter(({ paidAt }) => within(span, paidAt));
  return {
    period: periodCode(period),
    counts,
    medians: mediansOf(recorded, span, counts, calendar),
    overdue: showShare(late.length, owed.length),
    paid:
      paid.length < SMALL
        ? null
        : { awards: paid.length, fen: paid.reduce((sum, { amountFen }) => sum + amountFen, 0) },
    by: {
      sector: partsOf('sector', recorded, span, counts, parts.sector),
      township: partsOf('township', recorded, span, counts, parts.township),
      channel: partsOf('channel', recorded, span, counts, parts.channel),
    },
  };
}

function partsOf(
  dimension: Dimension,
  recorded: Recorded,
  span: Span,
  totals: Counts,
  named: readonly Part[],
): (Part & Counts)[] {
  const known = new Set(named.map(({ code }) => code));
  const stray = recorded.leads.some((lead) => !known.has(lead[dimension]));
  const list = stray ? [...named.filter(({ code }) => code !== ELSEWHERE.code), ELSEWHERE] : named;
  const placeOf = (lead: LeadDates) => (known.has(lead[dimension]) ? lead[dimension] : ELSEWHERE.code);
  const shown = new Map(
    MEASURES.map((measure) => [
      measure,
      showParts(
        totals[measure],
        list.map(({ code }) =>
          countOf(
            { leads: recorded.leads.filter((lead) => placeOf(lead) === code), paid: [] },
            measure,
            span,
          ),
        ),
      ),
    ]),
  );
  return list.map(({ code, zh, en }, index) => ({
    ...{ code, zh, en },
    ...countsOf((measure) => shown.get(measure)?.[index] ?? null),
  }));
}

/** By the day on which it happened, so that what is counted once never moves. */
function countOf({ leads }: Recorded, measure: Measure, span: Span): number {
  const dates = { received: 'receivedAt', accepted: 'acceptedAt', verified: 'verifiedAt' } as const;
  return leads.filter((lead) => within(span, lead[dates[measure]])).length;
}

/** Days are told only beside a number that is: a median of what is withheld would tell of it. */
function mediansOf({ leads }: Recorded, span: Span, counts: Counts, calendar: WorkingCalendar): Medians {
  const days = (from: 'receivedAt' | 'acceptedAt', to: 'acceptedAt' | 'determinedAt'): number[] =>
    leads.flatMap((lead) => {
      const [start, end] = [lead[from], lead[to]];
      return start && end && within(span, end) ? [Math.max(0, workingDaysLeft(start, end, calendar))] : [];
    });
  return {
    acceptDays: counts.accepted === null ? null : showMedian(days('receivedAt', 'acceptedAt')),
    determineDays: counts.accepted === null ? null : showMedian(days('acceptedAt', 'determinedAt')),
  };
}

function countsOf(count: (measure: Measure) => Shown): Counts {
  return { received: count('received'), accepted: count('accepted'), verified: count('verified') };
}

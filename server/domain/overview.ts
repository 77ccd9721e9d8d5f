import { endOfLocalDay, localDate, type WorkingCalendar } from './calendar.ts';
import { LEAD_STATUSES, type LeadStatus } from './lead-transitions.ts';
import { ENDED_LEAD_STATUSES } from './lead-turn.ts';
import { monthsOf, type Span, spanOf } from './statistics-periods.ts';

/** By what the office's leads are told apart. */
export const DIMENSIONS = ['sector', 'mode', 'township', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What the office's own figures are reckoned for: `2026-11`, `2026-Q4`, `2026`, or two days and all between. */
export type OverviewAsked = { period?: string; from?: string; to?: string };
/** The longest free span, in days: two years and a day. */
export const LONGEST_SPAN_DAYS = 731;
const DAY_MS = 86_400_000;

/** States in which a lead waits for somebody's work, in the order of its way. */
export const OPEN_LEAD_STATUSES: readonly LeadStatus[] = LEAD_STATUSES.filter(
  (status) => !ENDED_LEAD_STATUSES.includes(status),
);

/** How long leads have stood where they are, in working days: each band ends with `until`, the last with nothing. */
export const AGE_BANDS = [
  { code: 'FRESH', until: 5 },
  { code: 'WEEKS', until: 15 },
  { code: 'MONTH', until: 30 },
  { code: 'OLD', until: null },
] as const;
export type AgeBand = (typeof AGE_BANDS)[number]['code'];

/** The code of the month that a moment lies in, e.g. `2026-11`. */
export const monthOf = (at: Date): string => localDate(at).slice(0, 7);

/** The span asked for, this month where nothing was; null where it is no period, or longer than two years. */
export function overviewSpan({ period, from, to }: OverviewAsked, now: Date): Span | null {
  if (from !== undefined || to !== undefined) return freeSpan(from ?? to ?? '', to ?? from ?? '');
  const code = period ?? monthOf(now);
  const [, year, quarter, month] = /^(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(code) ?? [];
  if (year === undefined) return null;
  if (month !== undefined) return monthSpan(Number(year), Number(month));
  return spanOf({ year: Number(year), quarter: quarter === undefined ? null : Number(quarter) });
}

export function monthSpan(year: number, month: number): Span {
  const span = monthsOf(year, Math.ceil(month / 3))[(month - 1) % 3];
  if (!span) throw new RangeError(`no month: ${month}`);
  return span;
}

function freeSpan(from: string, to: string): Span | null {
  try {
    const span = { from: new Date(endOfLocalDay(from).getTime() + 1 - DAY_MS), until: endOf(to) };
    const days = (span.until.getTime() - span.from.getTime()) / DAY_MS;
    return days >= 1 && days <= LONGEST_SPAN_DAYS ? span : null;
  } catch {
    return null;
  }
}
const endOf = (day: string): Date => new Date(endOfLocalDay(day).getTime() + 1);

/** The first and the last day of a span, as the queue's filter has them. */
export const daysOf = ({ from, until }: Span): { from: string; to: string } => ({
  from: localDate(from),
  to: localDate(new Date(until.getTime() - 1)),
});

/** Every working day from one moment's day to another's: the ruler by which the database counts them. */
export function workingDaysIn(from: Date, until: Date, calendar: WorkingCalendar): string[] {
  const days: string[] = [];
  for (let at = from.getTime(); at <= until.getTime() + DAY_MS; at += DAY_MS) {
    const day = localDate(new Date(at));
    if (calendar.isWorkingDay(day)) days.push(day);
  }
  return days;
}

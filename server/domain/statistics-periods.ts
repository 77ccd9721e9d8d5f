/** What statistics are published for: a quarter, or a whole year (`quarter` null), of the calendar in Asia/Shanghai. */
export type Period = { year: number; quarter: number | null };
/** `until` is the first moment that no longer belongs to it. */
export type Span = { from: Date; until: Date };

/** `2026-Q1`, or `2026` for the year. */
export function periodCode({ year, quarter }: Period): string {
  return quarter === null ? String(year) : `${year}-Q${quarter}`;
}

export function spanOf({ year, quarter }: Period): Span {
  return quarter === null ? months(year, 1, 12) : months(year, quarter * 3 - 2, 3);
}

/** The three months of a quarter, in their order. */
export function monthsOf(year: number, quarter: number): Span[] {
  return [0, 1, 2].map((month) => months(year, quarter * 3 - 2 + month, 1));
}

/** When a period is published: a whole month after its end. */
export function publishedFrom({ year, quarter }: Period): Date {
  return monthStart(year, (quarter ?? 4) * 3 + 2);
}

/** All periods that may be published by `now`, since the office opened; a year right after its last quarter. */
export function periodsDue(since: Date, now: Date): Period[] {
  const first = wall(since);
  const quarters: Period[] = [];
  for (let at = first.year * 4 + Math.floor(first.month / 3); ; at += 1) {
    const period = { year: Math.floor(at / 4), quarter: (at % 4) + 1 };
    if (publishedFrom(period) > now) break;
    quarters.push(period);
  }
  return quarters.flatMap((each) =>
    each.quarter === 4 ? [each, { year: each.year, quarter: null }] : [each],
  );
}

/** The day on which something new is published next, by the same rule. */
export function nextPublication(now: Date): Date {
  const { year, month } = wall(now);
  const ahead = [-1, 0, 1].map((step) => year * 4 + Math.floor(month / 3) + step);
  const days = ahead.map((at) => publishedFrom({ year: Math.floor(at / 4), quarter: (at % 4) + 1 }));
  return days.find((day) => day > now) ?? publishedFrom({ year: year + 1, quarter: 1 });
}

export function within({ from, until }: Span, at: Date | null): boolean {
  return at !== null && at >= from && at < until;
}

function months(year: number, first: number, count: number): Span {
  return { from: monthStart(year, first), until: monthStart(year, first + count) };
}

/** Midnight in Asia/Shanghai, which keeps one time, at the first of a month; month 13 is the next year's first. */
function monthStart(year: number, month: number): Date {
  return new Date(Date.UTC(year, month - 1, 1, -8));
}

function wall(at: Date): { year: number; month: number } {
  const shifted = new Date(at.getTime() + 8 * 3_600_000);
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() };
}

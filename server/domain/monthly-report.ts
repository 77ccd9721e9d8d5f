import type { JointUnit } from './units.ts';

/** What a month came to: by the day on which it happened, as all of the office's figures are. */
export type MonthCounts = {
  received: number;
  accepted: number;
  rejected: number;
  referred: number;
  determined: number;
  verified: number;
  unsubstantiated: number;
  closed: number;
};
export const MONTH_COUNTS = [
  'received',
  'accepted',
  'rejected',
  'referred',
  'determined',
  'verified',
  'unsubstantiated',
  'closed',
] as const satisfies readonly (keyof MonthCounts)[];

type Named = { code: string; zh: string; en: string };
export type MonthPart = Named & { received: number; accepted: number; verified: number };
type Kept = { due: number; kept: number };

/** A month's report, as it is kept: numbers, names of places, and the references of what is overdue. */
export type MonthlyFigures = {
  month: string;
  district: { zh: string; en: string };
  counts: MonthCounts;
  before: MonthCounts;
  /** From New Year to the month's end. */
  year: MonthCounts;
  days: { accept: number | null; determine: number | null };
  kept: { answer: Kept; verify: Kept; determine: Kept };
  open: number;
  overdue: { unit: JointUnit; zh: string; en: string; references: string[]; more: number }[];
  by: { township: MonthPart[]; sector: MonthPart[]; channel: MonthPart[] };
};

/** How many references of one unit a report lists; of the others it says how many. */
export const MOST_LISTED = 50;

/** A month that is over can be reported on; null where it isn't, or is none. */
export function reportedMonth(month: string, thisMonth: string): { year: number; month: number } | null {
  const [, year, number] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  return year === undefined || month >= thisMonth ? null : { year: Number(year), month: Number(number) };
}

/** `2026-01` → `2025-12` */
export function monthBefore({ year, month }: { year: number; month: number }): {
  year: number;
  month: number;
} {
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
}

/** By how much a count changed, in whole percent; null where there was nothing to compare with. */
export const changeOf = (now: number, before: number): number | null =>
  before === 0 ? null : Math.round((100 * (now - before)) / before);

import { localDate } from './calendar.ts';

/** A month of the books, `2026-11`, by the wall's date in Asia/Shanghai. */
export type Period = string;
export const PERIOD_PATTERN = '^20[0-9]{2}-(0[1-9]|1[0-2])$';

/** The month of a moment. */
export const periodOf = (at: Date): Period => localDate(at).slice(0, 7);

/** The month after. */
export function nextPeriod(period: Period): Period {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** The months from one to another, both included; none where the second comes first. */
export function periodsBetween(first: Period, last: Period): Period[] {
  const found: Period[] = [];
  for (let at = first; at <= last; at = nextPeriod(at)) found.push(at);
  return found;
}

/** Where an entry of this moment goes: its own month, or the first open one after those that are closed. */
export function openPeriod(at: Date, lastClosed: Period | null): Period {
  const own = periodOf(at);
  return lastClosed !== null && own <= lastClosed ? nextPeriod(lastClosed) : own;
}

/**
 * The month that is to be closed next, or null: months close in their order, from the first that the books know, and
 * only when they are over.
 */
export function periodToClose(firstOpened: Period, lastClosed: Period | null, now: Date): Period | null {
  const next = lastClosed === null ? firstOpened : nextPeriod(lastClosed);
  return next < periodOf(now) ? next : null;
}

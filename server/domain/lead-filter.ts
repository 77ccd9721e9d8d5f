import { addDays, endOfLocalDay, localDate } from './calendar.ts';

/** Which of the office's own dates: missed, or due before this day or this week (to Sunday) has ended. */
export const LEAD_DUES = ['overdue', 'today', 'week'] as const;
export type LeadDue = (typeof LEAD_DUES)[number];

/** The moments between which something is due, both ends inclusive; null where there is no such end. */
export function dueWindow(due: LeadDue, now: Date): { from: Date | null; to: Date } {
  if (due === 'overdue') return { from: null, to: new Date(now.getTime() - 1) };
  const from = startOfDay(now);
  if (due === 'today') return { from, to: endOfLocalDay(localDate(now)) };
  const weekday = new Date(`${localDate(now)}T00:00:00Z`).getUTCDay();
  return { from, to: addDays(now, (7 - weekday) % 7) };
}

/** The moments of whole local days, `YYYY-MM-DD`; an open end is null. */
export function daysBetween(from: string | undefined, to: string | undefined) {
  const before = (date: string) => new Date(endOfLocalDay(date).getTime() - DAY + 1);
  return { from: from === undefined ? null : before(from), to: to === undefined ? null : endOfLocalDay(to) };
}

const DAY = 24 * 3_600_000;
const startOfDay = (now: Date) => new Date(endOfLocalDay(localDate(now)).getTime() - DAY + 1);

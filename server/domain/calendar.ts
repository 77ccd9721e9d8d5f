/** A span of time as a rule writes it. Working days and days end with the day; hours are exact. */
export type Limit = { workingDays: number } | { days: number } | { hours: number } | { months: number };

/** Says of a local date (`YYYY-MM-DD`, Asia/Shanghai) whether the office works. */
export type WorkingCalendar = { isWorkingDay(localDate: string): boolean };

/** Days by date; a district's own days win over the State Council's, and both over the week. */
export type CalendarDays = {
  holidays: ReadonlySet<string>;
  workdays: ReadonlySet<string>;
  districtHolidays?: ReadonlySet<string>;
  districtWorkdays?: ReadonlySet<string>;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// China keeps one time and no summer time since 1992, so plain arithmetic is exact.
const OFFSET = 8 * HOUR;

/** The calendar of the given days; a day that nobody names works from Monday to Friday. */
export function workingCalendar(days: CalendarDays): WorkingCalendar {
  return {
    isWorkingDay(date) {
      if (days.districtWorkdays?.has(date)) return true;
      if (days.districtHolidays?.has(date)) return false;
      if (days.workdays.has(date)) return true;
      if (days.holidays.has(date)) return false;
      const weekday = new Date(dayNumber(date) * DAY).getUTCDay();
      return weekday !== 0 && weekday !== 6;
    },
  };
}

/** The date on the wall in Asia/Shanghai, `YYYY-MM-DD`. */
export function localDate(at: Date): string {
  return dateOfDay(localDay(at));
}

/** The last millisecond of a local date: until then a limit is kept. Throws RangeError for no such date. */
export function endOfLocalDay(date: string): Date {
  return endOfDay(dayNumber(date));
}

/**
 * The end of the n-th working day after the day of `from`, which itself never counts. n = 0 is the end of that day.
 * Throws RangeError for a negative or broken n, or where the calendar has no working day left.
 */
export function addWorkingDays(from: Date, n: number, calendar: WorkingCalendar): Date {
  let day = localDay(from);
  // No real calendar rests for a whole year; a broken one must not hang the office.
  const last = day + 366 + count(n) * 10;
  for (let left = n; left > 0;) {
    day += 1;
    if (day > last) throw new RangeError('the calendar has no working days');
    if (calendar.isWorkingDay(dateOfDay(day))) left -= 1;
  }
  return endOfDay(day);
}

/** The end of the local day n calendar days after that of `from`. */
export function addDays(from: Date, n: number): Date {
  return endOfDay(localDay(from) + count(n));
}

/** Exactly n hours after `from`. */
export function addHours(from: Date, n: number): Date {
  return new Date(from.getTime() + count(n) * HOUR);
}

/** The end of the same day n months later; where that month is shorter, of its last day (Civil Code art. 202). */
export function addMonths(from: Date, n: number): Date {
  const [year, month, day] = parts(localDate(from));
  const lastDay = new Date(Date.UTC(year, month + count(n), 0)).getUTCDate();
  return endOfDay(Date.UTC(year, month - 1 + n, Math.min(day, lastDay)) / DAY);
}

/** When a limit that began at `from` ends. */
export function dueAt(limit: Limit, from: Date, calendar: WorkingCalendar): Date {
  if ('workingDays' in limit) return addWorkingDays(from, limit.workingDays, calendar);
  if ('days' in limit) return addDays(from, limit.days);
  if ('months' in limit) return addMonths(from, limit.months);
  return addHours(from, limit.hours);
}

/**
 * How many working days remain after today until `due`; 0 = today is the last day. Past `due`, minus the working days
 * since its day, at least −1, so that a limit missed on a Friday shows as overdue on the Saturday.
 */
export function workingDaysLeft(now: Date, due: Date, calendar: WorkingCalendar): number {
  const [today, last] = [localDay(now), localDay(due)];
  if (now.getTime() <= due.getTime()) return workingDaysBetween(today, last, calendar);
  return -Math.max(1, workingDaysBetween(last, today, calendar));
}

/** Working days after `from` up to and with `to`. */
function workingDaysBetween(from: number, to: number, calendar: WorkingCalendar): number {
  let found = 0;
  for (let day = from + 1; day <= to; day += 1) if (calendar.isWorkingDay(dateOfDay(day))) found += 1;
  return found;
}

/** Every date from one to another, both included; none where the second comes first. Throws RangeError for no such date. */
export function daysOfSpan(from: string, to: string): string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => dateOfDay(first + index));
}

/**
 * A year that clocks reach and whose notice nobody has entered: this one, or from October on the next, for limits of
 * weeks then end in it and the State Council tells of it about then. Null where none is missing.
 */
export function yearWithoutNotice(today: string, known: readonly number[]): number | null {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (!known.includes(year)) return year;
  return month >= 10 && !known.includes(year + 1) ? year + 1 : null;
}

function localDay(at: Date): number {
  return Math.floor((at.getTime() + OFFSET) / DAY);
}

function endOfDay(day: number): Date {
  return new Date((day + 1) * DAY - OFFSET - 1);
}

function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function dayNumber(date: string): number {
  const day = Date.UTC(...monthFromZero(parts(date))) / DAY;
  if (Number.isNaN(day) || dateOfDay(day) !== date) throw new RangeError(`not a date: ${date}`);
  return day;
}

function parts(date: string): [year: number, month: number, day: number] {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  return [year, month, day];
}

function monthFromZero([year, month, day]: [number, number, number]): [number, number, number] {
  return [year, month - 1, day];
}

function count(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of days or hours: ${n}`);
  return n;
}

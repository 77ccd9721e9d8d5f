import stateDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { workingCalendar, type WorkingCalendar } from '../domain/calendar.ts';

/** A district's own days over the State Council's, `YYYY-MM-DD`. */
export type DistrictDays = { holidays?: readonly string[]; workdays?: readonly string[] };

/** `coveredUntil`: the last day of the last year whose notice is known; later years count plain Monday to Friday. */
export type CoveredCalendar = WorkingCalendar & { readonly coveredUntil: string };

// The package carries the State Council's yearly notices (国务院办公厅关于节假日安排的通知), make-up days and all.
const holidays = new Set(Object.keys(stateDays.holidays));
const workdays = new Set(Object.keys(stateDays.workdays));

/** The office's calendar: the installed notices, then the district's own days, which win. */
export function officeCalendar(district: DistrictDays = {}): CoveredCalendar {
  const lastYear = [...holidays].reduce((last, day) => (day > last ? day : last), '').slice(0, 4);
  const calendar = workingCalendar({
    holidays,
    workdays,
    districtHolidays: new Set(district.holidays),
    districtWorkdays: new Set(district.workdays),
  });
  return { ...calendar, coveredUntil: `${lastYear}-12-31` };
}

/** Years whose notice is among the installed ones. */
export const knownYears = (): number[] =>
  [...new Set([...holidays].map((day) => Number(day.slice(0, 4))))].toSorted((a, b) => a - b);

/** The State Council's days of a year that differ from the plain week or are named by a notice, with their names. */
export function stateDaysOf(year: number) {
  const of = (days: Record<string, string>, kind: 'HOLIDAY' | 'WORKDAY') =>
    Object.entries(days)
      .filter(([day]) => day.startsWith(`${year}-`))
      .map(([day, words]) => {
        const [en = '', zh = ''] = words.split(',');
        return { day, kind, zh, en };
      });
  return [...of(stateDays.holidays, 'HOLIDAY'), ...of(stateDays.workdays, 'WORKDAY')].toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  );
}

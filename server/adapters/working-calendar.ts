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

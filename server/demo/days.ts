import { officeCalendar } from '../adapters/working-calendar.ts';
import { localDate } from '../domain/calendar.ts';

const DAY_MS = 24 * 3_600_000;

/** A moment so many working days ago, at a time on the wall in Asia/Shanghai: `ago(3, '09:30')`. */
export type Ago = (workingDays: number, time: string) => Date;

/** Counts back from the day before `now`, so that every moment has passed. */
export function workingDaysBefore(now: Date): Ago {
  const calendar = officeCalendar();
  const found: string[] = [];
  return (workingDays, time) => {
    for (let back = 1; found.length < workingDays; back += 1) {
      const date = localDate(new Date(now.getTime() - back * DAY_MS));
      if (calendar.isWorkingDay(date) && !found.includes(date)) found.push(date);
    }
    return new Date(`${found[workingDays - 1]}T${time}:00+08:00`);
  };
}

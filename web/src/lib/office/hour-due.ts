import { formatMoment } from '../dates.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A date that runs out at an hour: on which day, at what time, and how long until then (or since). */
export type HourDue = { day: 'today' | 'tomorrow' | 'before'; time: string; over: boolean; minutes: number };

/**
 * Null where the day alone says enough: the date is more than a day away on either side, or it ends with its day, as
 * every clock of working days does.
 */
export function hourDue(dueAt: string, now: Date): HourDue | null {
  const [date, time = ''] = formatMoment(dueAt, 'zh-CN', 'officer').split(' ');
  const left = Date.parse(dueAt) - now.getTime();
  if (Math.abs(left) > DAY || time === '23:59' || time === '00:00') return null;
  const today = formatMoment(now.toISOString(), 'zh-CN', 'officer').split(' ')[0] ?? '';
  const day = date === today ? 'today' : left > 0 ? 'tomorrow' : 'before';
  return { day, time, over: left < 0, minutes: Math.floor(Math.abs(left) / MINUTE) };
}

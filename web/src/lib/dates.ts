import type { Locale } from './messages/index.ts';

/** Residents read the day of the week; officers read one width down a column. */
export type DateStyle = 'resident' | 'officer';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Wall = { year: number; month: number; day: number; weekday: number; time: string };

// China keeps one time, without summer time, so the wall clock is plain arithmetic on server and phone alike.
function wallClock(moment: string): Wall {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(moment);
  const instant = new Date(dateOnly ? `${moment}T00:00:00+08:00` : moment);
  const shifted = new Date(instant.getTime() + 8 * 3_600_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    time: shifted.toISOString().slice(11, 16),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** An ISO instant or date, as the wall calendar in China shows it: `2026年11月30日（周一）` or `2026-11-30`. */
export function formatDate(moment: string, locale: Locale, style: DateStyle = 'resident'): string {
  const { year, month, day, weekday } = wallClock(moment);
  if (style === 'officer') return `${year}-${two(month)}-${two(day)}`;
  if (locale === 'en') return `${WEEKDAYS_EN[weekday]}, ${day} ${MONTHS[month - 1]} ${year}`;
  return `${year}年${month}月${day}日（${WEEKDAYS_ZH[weekday]}）`;
}

/** The date in China a day after an instant, `2026-12-01`. */
export function dayAfter(moment: string): string {
  const later = new Date(new Date(moment).getTime() + 24 * 3_600_000).toISOString();
  return formatDate(later, 'zh-CN', 'officer');
}

/** With the time of day: `2026年11月30日（周一）14:05` or `2026-11-30 14:05`. */
export function formatMoment(moment: string, locale: Locale, style: DateStyle = 'resident'): string {
  const { time } = wallClock(moment);
  const date = formatDate(moment, locale, style);
  return style === 'resident' && locale === 'zh-CN' ? date + time : `${date} ${time}`;
}

/** The end of a limit: its day, or its hour where it ends today before the day does, as an urgent one's two hours. */
export function formatDue(due: string, now: string, locale: Locale): string {
  const date = formatDate(due, locale);
  const { time } = wallClock(due);
  if (date !== formatDate(now, locale) || time === '23:59') return date;
  return locale === 'en' ? `${time} today` : `今天${time}`;
}

/** Bytes as people read them: `3.2 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log2(bytes) / 10), units.length);
  const value = bytes / 1024 ** step;
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${units[step - 1]}`;
}

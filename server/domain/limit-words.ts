import type { Limit } from './calendar.ts';

/** `{ workingDays: 5 }` → `5个工作日`. */
export function limitZh(limit: Limit): string {
  if ('workingDays' in limit) return `${limit.workingDays}个工作日`;
  if ('days' in limit) return `${limit.days}天`;
  return 'months' in limit ? `${limit.months}个月` : `${limit.hours}小时`;
}

/** `{ workingDays: 5 }` → `5 working days`. */
export function limitEn(limit: Limit): string {
  const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if ('workingDays' in limit) return counted(limit.workingDays, 'working day');
  if ('days' in limit) return counted(limit.days, 'day');
  return 'months' in limit ? counted(limit.months, 'month') : counted(limit.hours, 'hour');
}

import { localDate } from '../../domain/calendar.ts';

/** The fiscal year of a moment: in China the calendar year, by the wall's date in Asia/Shanghai (Budget Law art. 18). */
export function fiscalYearOf(at: Date): number {
  return Number(localDate(at).slice(0, 4));
}

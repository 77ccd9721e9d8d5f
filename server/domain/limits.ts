/**
 * How long a step may take. Working days are counted by the district's calendar, which is data; so a limit stays a
 * pair of unit and value until a service turns it into a date.
 */
export type Limit = { unit: 'WORKING_DAYS' | 'CALENDAR_DAYS' | 'HOURS'; value: number };

export const workingDays = (value: number): Limit => ({ unit: 'WORKING_DAYS', value });
export const calendarDays = (value: number): Limit => ({ unit: 'CALENDAR_DAYS', value });
export const hours = (value: number): Limit => ({ unit: 'HOURS', value });

const DAY_MS = 86_400_000;

/** The instant that lies so many times 24 hours after `from`. */
export function daysAfter(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}

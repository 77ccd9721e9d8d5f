import { type EventAttributes, createEvents } from 'ics';

/** One date of a calendar: a whole local day (`YYYY-MM-DD`), or a moment. `uid` names it for good. */
export type CalendarDate = { uid: string; title: string; sequence: number } & (
  { day: string; after: string } | { at: Date }
);

/** The dates as an iCalendar file (RFC 5545): days as days, moments in UTC, so that no time zone has to be told. */
export function calendarFile(name: string, dates: readonly CalendarDate[], now: Date): string {
  if (dates.length === 0) return EMPTY(name);
  const { error, value } = createEvents(
    dates.map((date): EventAttributes => {
      const same = {
        uid: date.uid,
        title: date.title,
        sequence: date.sequence,
        // What stands in a calendar keeps nobody from being invited at that hour.
        transp: 'TRANSPARENT' as const,
        classification: 'PRIVATE',
        timestamp: now.getTime(),
      };
      if ('day' in date) return { ...same, start: partsOf(date.day), end: partsOf(date.after) };
      const at = momentOf(date.at);
      return { ...same, start: at, end: at, ...IN_UTC };
    }),
    { productId: PRODUCT, calName: name, method: 'PUBLISH' },
  );
  if (value === null) throw error ?? new Error('the calendar could not be written');
  return value;
}

const PRODUCT = '-//Tipward//Due dates//ZH';
const IN_UTC = {
  startInputType: 'utc',
  startOutputType: 'utc',
  endInputType: 'utc',
  endOutputType: 'utc',
} as const;

const partsOf = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};
const momentOf = (at: Date): [number, number, number, number, number] => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];

/** The library refuses a calendar without a date, and a calendar program one without an answer. */
const EMPTY = (name: string): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'CALSCALE:GREGORIAN', `PRODID:${PRODUCT}`, 'METHOD:PUBLISH']
    .concat([`X-WR-CALNAME:${name}`, 'X-PUBLISHED-TTL:PT1H', 'END:VCALENDAR', ''])
    .join('\r\n');

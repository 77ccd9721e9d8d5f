/**
 * A calendar entry for the morning of a day, as a link that needs no script: no code, no address, no word of what
 * it is about nor the moment of the report, since calendars travel to clouds and lock screens. `day`: `2026-12-01`.
 */
export function reminderLink(title: string, day: string): string {
  const date = day.replaceAll('-', '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//calendar//note//EN',
    'BEGIN:VEVENT',
    `UID:${date}-note`,
    `DTSTAMP:${date}T000000Z`,
    `DTSTART:${date}T090000`,
    `DTEND:${date}T091500`,
    `SUMMARY:${title}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${title}`,
    'TRIGGER:PT0M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(lines.join('\r\n'))}`;
}

const stamp = (iso: string): string => iso.replace(/[-:]|\.\d+/g, '');

/**
 * A calendar entry for the morning of a day, as a link that needs no script: no code, no address and no word of what
 * it is about, since calendars travel to clouds and lock screens. `day`: `2026-12-01`; `now`: an ISO instant.
 */
export function reminderLink(title: string, day: string, now: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//calendar//note//EN',
    'BEGIN:VEVENT',
    `UID:${stamp(now)}-${day}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(day)}T090000`,
    `DTEND:${stamp(day)}T091500`,
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingCalendar, workingDaysLeft } from '../../server/domain/calendar.ts';
import { monthBefore, reportedMonth } from '../../server/domain/monthly-report.ts';
import { daysOf, overviewSpan, workingDaysIn } from '../../server/domain/overview.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const spelled = (asked: Parameters<typeof overviewSpan>[0]) => {
  const span = overviewSpan(asked, NOW);
  return span && daysOf(span);
};

describe('the time asked for', () => {
  test.each([
    [{}, '2026-11-01', '2026-11-30'],
    [{ period: '2026-02' }, '2026-02-01', '2026-02-28'],
    [{ period: '2026-Q4' }, '2026-10-01', '2026-12-31'],
    [{ period: '2025' }, '2025-01-01', '2025-12-31'],
    [{ from: '2026-11-03', to: '2026-11-03' }, '2026-11-03', '2026-11-03'],
    [{ from: '2026-11-03' }, '2026-11-03', '2026-11-03'],
  ])('%j', (asked, from, to) => expect(spelled(asked)).toEqual({ from, to }));

  test.each([
    { period: '2026-00' },
    { period: '26-11' },
    { from: '2026-11-05', to: '2026-11-04' },
    { from: '2024-01-01', to: '2026-01-02' },
    { from: 'x', to: 'y' },
  ])('%j is none', (asked) => expect(spelled(asked)).toBeNull());
});

test('the ruler counts working days as the calendar does', () => {
  const calendar = workingCalendar({
    holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05']),
    workdays: new Set(['2026-10-10']),
  });
  const start = new Date('2026-09-01T00:00:00+08:00');
  const minutes = fc.integer({ min: 0, max: 80 * 24 * 60 });
  const ruler = workingDaysIn(start, new Date('2026-12-31T00:00:00+08:00'), calendar);
  const place = (at: Date) => ruler.filter((day) => new Date(`${day}T00:00:00+08:00`) <= at).length;
  fc.assert(
    fc.property(minutes, minutes, (a, b) => {
      const [from = start, to = start] = [a, b]
        .toSorted((x, y) => x - y)
        .map((minute) => new Date(start.getTime() + minute * 60_000));
      expect(place(to) - place(from)).toBe(Math.max(0, workingDaysLeft(from, to, calendar)));
    }),
  );
});

test('a month is reported on when it is over', () => {
  expect(reportedMonth('2026-10', '2026-11')).toEqual({ year: 2026, month: 10 });
  expect(reportedMonth('2026-11', '2026-11')).toBeNull();
  expect(reportedMonth('2026-1', '2026-11')).toBeNull();
  expect(monthBefore({ year: 2026, month: 1 })).toEqual({ year: 2025, month: 12 });
});

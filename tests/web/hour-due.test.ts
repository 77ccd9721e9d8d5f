import { expect, test } from 'vitest';
import { hourDue } from '../../web/src/lib/office/hour-due.ts';

const china = (moment: string) => new Date(`${moment}:00+08:00`);
const due = (at: string, now: string) => hourDue(china(at).toISOString(), china(now));

test('a date within a day says its hour in China and how long is left', () => {
  const soon = { day: 'today', time: '19:22', over: false, minutes: 80 };
  expect(due('2026-11-23T19:22', '2026-11-23T18:02')).toEqual(soon);
  expect(due('2026-11-24T00:40', '2026-11-23T23:00')).toMatchObject({ day: 'tomorrow', minutes: 100 });
});

test('once it has passed it says for how long', () => {
  const late = { day: 'today', time: '09:00', over: true, minutes: 65 };
  expect(due('2026-11-23T09:00', '2026-11-23T10:05')).toEqual(late);
  expect(due('2026-11-22T23:30', '2026-11-23T00:30')).toMatchObject({ day: 'before', over: true });
});

test('a date that ends with its day, or is further off, is told by the day', () => {
  const endOfDay = '2026-11-23T15:59:59.999Z';
  expect(hourDue(endOfDay, china('2026-11-23T10:00'))).toBeNull();
  expect(due('2026-11-25T12:00', '2026-11-23T10:00')).toBeNull();
});

import { expect, it } from 'vitest';
import { calendarCoverage, freeRoom } from '../../server/cli/checks.ts';

const at = (text: string) => new Date(`${text}T10:00:00+08:00`);
const states = (now: string, coveredUntil: string) =>
  calendarCoverage(at(now), coveredUntil).map(({ state }) => state);

it('finds the calendar bad when this year’s days off are not known', () => {
  expect(states('2027-01-04', '2026-12-31')).toEqual(['bad']);
  expect(states('2026-06-01', '2026-12-31')).toEqual(['good']);
});

it('asks in December, when they have been published, for the next year’s', () => {
  expect(states('2026-12-02', '2026-12-31')).toEqual(['good', 'poor']);
  expect(states('2026-12-02', '2027-12-31')).toEqual(['good', 'good']);
  expect(calendarCoverage(at('2026-12-02'), '2026-12-31')[1]?.en).toContain('days off of 2027 are not known');
});

it('goes by the date in Shanghai, where the new year begins first', () => {
  expect(calendarCoverage(new Date('2026-12-31T17:00:00Z'), '2027-12-31')[0]?.en).toContain('2027');
});

it('warns before the room for evidence runs out', async () => {
  expect((await freeRoom('/tmp', 0)).state).toBe('good');
  expect((await freeRoom('/tmp', 1e9)).state).toBe('bad');
});

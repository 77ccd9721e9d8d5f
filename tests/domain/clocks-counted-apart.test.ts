import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingCalendar, workingDaysLeft } from '../../server/domain/calendar.ts';
import { DEFAULT_LADDER, rungAt } from '../../server/domain/escalation.ts';
import { DEFAULT_SETTINGS } from '../../server/domain/settings.ts';
import { officeDaysOf } from '../../server/features/district/office-days.ts';
import { acceptanceResumed } from '../../server/features/leads/lead-due.ts';

/**
 * The clocks of the office against a calendar on the wall: a list of days, each crossed out or not, and a finger that
 * walks along it. Nothing here is taken from the office's own arithmetic.
 */
type Wall = { date: string; works: boolean }[];

const FIRST = '2026-01-01';
const LENGTH = 420;

/** Each day of more than a year: Monday to Friday, but for the days that were turned around. */
function wallOf(turned: ReadonlySet<number>): Wall {
  const wall: Wall = [];
  const walking = new Date(`${FIRST}T00:00:00Z`);
  for (let place = 0; place < LENGTH; place += 1) {
    const weekend = ['Sat', 'Sun'].some((name) => walking.toUTCString().startsWith(name));
    wall.push({ date: walking.toISOString().slice(0, 10), works: turned.has(place) ? weekend : !weekend });
    walking.setUTCDate(walking.getUTCDate() + 1);
  }
  return wall;
}

const calendarOf = (wall: Wall, turned: ReadonlySet<number>) => {
  const days = wall.filter((_, place) => turned.has(place));
  return workingCalendar({
    holidays: new Set(days.filter(({ works }) => !works).map(({ date }) => date)),
    workdays: new Set(days.filter(({ works }) => works).map(({ date }) => date)),
  });
};

/** The n-th working day after a place on the wall. */
function afterDays(wall: Wall, place: number, n: number): number {
  let [at, left] = [place, n];
  while (left > 0) {
    at += 1;
    if (wall[at]!.works) left -= 1;
  }
  return at;
}

/** Where five working days end that stand still from each request until its answer. */
function withPauses(wall: Wall, came: number, limit: number, pauses: readonly (readonly [number, number])[]) {
  let left = limit;
  for (let at = came; ; at += 1) {
    const paused = pauses.some(([asked, answered]) => asked < at && at <= answered);
    if (at > came && !paused && wall[at]!.works) left -= 1;
    const waits = pauses.some(([asked, answered]) => asked <= at && at < answered);
    if (left <= 0 && !waits) return at;
  }
}

const endOf = (wall: Wall, place: number) => new Date(`${wall[place]!.date}T23:59:59.999+08:00`);
const clockOn = (wall: Wall, place: number, time: string) => new Date(`${wall[place]!.date}T${time}+08:00`);

const turnedDays = fc.uniqueArray(fc.nat(LENGTH - 1), { maxLength: 80 }).map((places) => new Set(places));
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

describe('the office’s clocks, counted a second time by hand', () => {
  it('acceptance ends on the same day, whatever is asked of the reporter and however long the answer takes', () => {
    fc.assert(
      fc.property(
        turnedDays,
        fc.nat(60),
        time,
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.tuple(fc.nat(4), fc.nat(20)), { maxLength: 2 }),
        (turned, came, hour, limit, asks) => {
          const wall = wallOf(turned);
          const settings = {
            ...DEFAULT_SETTINGS,
            clocks: { ...DEFAULT_SETTINGS.clocks, acceptance: { workingDays: limit } },
          };
          const days = officeDaysOf(settings, calendarOf(wall, turned));
          const receivedAt = clockOn(wall, came, hour);
          const pauses: [number, number][] = [];
          for (const [wait, length] of asks) {
            const due = withPauses(wall, came, limit, pauses);
            const asked = Math.min((pauses.at(-1)?.[1] ?? came) + wait, due);
            pauses.push([asked, asked + length]);
          }
          const steps = pauses.flatMap(([asked, answered]) => [
            { transition: 'L03', at: clockOn(wall, asked, hour) },
            { transition: 'L04', at: clockOn(wall, answered, hour) },
          ]);
          const last = pauses.at(-1);
          const expected = endOf(wall, withPauses(wall, came, limit, pauses));
          // The last answer is the step being taken, so it is not among those on record.
          const got = last
            ? acceptanceResumed(
                { receivedAt, acceptanceLeft: null },
                steps.slice(0, -1) as never,
                days,
                clockOn(wall, last[1], hour),
              )
            : days.due('acceptance', receivedAt);
          expect(got).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a verification ends on the same day, with its one extension and without', () => {
    fc.assert(
      fc.property(turnedDays, fc.nat(60), time, fc.boolean(), (turned, began, hour, extended) => {
        const wall = wallOf(turned);
        const days = officeDaysOf(DEFAULT_SETTINGS, calendarOf(wall, turned));
        const first = days.due('verify', clockOn(wall, began, hour));
        const due = extended ? days.due('verifyExtension', first) : first;
        expect(due).toEqual(endOf(wall, afterDays(wall, began, extended ? 30 : 15)));
      }),
    );
  });

  it('as many days are left, or gone, as the finger counts, and the ladder is climbed on the same mornings', () => {
    fc.assert(
      fc.property(turnedDays, fc.nat(60), fc.nat(60), time, (turned, due, today, hour) => {
        const wall = wallOf(turned);
        const calendar = calendarOf(wall, turned);
        const between = wall
          .slice(Math.min(due, today) + 1, Math.max(due, today) + 1)
          .filter(({ works }) => works).length;
        const dueAt = endOf(wall, due);
        const left = workingDaysLeft(clockOn(wall, today, hour), dueAt, calendar);
        expect(left).toBe(today <= due ? between : -Math.max(1, between));
        expect(rungAt(DEFAULT_LADDER.HEAD, { dueAt, lane: 'ORDINARY' }, { hour: 8, calendar })).toEqual(
          clockOn(wall, afterDays(wall, due, 3), '08:00'),
        );
      }),
    );
  });
});

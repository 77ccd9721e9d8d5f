/** A day on the wall of the office, `2026-11-23`. */
export type Day = string;

/**
 * Working days counted a second time, by other means than the house's: days as the wall calendar writes them, one after
 * the other, and never a number of them.
 */
export function aSecondClock(resting: ReadonlySet<Day>, working: ReadonlySet<Day>) {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  const dayOf = (at: Date): Day => wall.format(at);
  const noon = (day: Day) => new Date(`${day}T12:00:00+08:00`);
  const endOf = (day: Day) => new Date(`${day}T23:59:59.999+08:00`);
  const after = (day: Day): Day => dayOf(new Date(noon(day).getTime() + 24 * 3_600_000));
  const isAtWork = (day: Day): boolean =>
    working.has(day) || (!resting.has(day) && ![0, 6].includes(noon(day).getUTCDay()));

  return {
    dayOf,
    after,
    isAtWork,
    /** The last moment of the n-th day after that of `from`. */
    inDays(from: Date, n: number): Date {
      let day = dayOf(from);
      for (let left = n; left > 0; left -= 1) day = after(day);
      return endOf(day);
    },
    inWorkingDays(from: Date, n: number): Date {
      let day = dayOf(from);
      let left = n;
      while (left > 0) {
        day = after(day);
        if (isAtWork(day)) left -= 1;
      }
      return endOf(day);
    },
    inHours: (from: Date, n: number) => new Date(from.getTime() + n * 3_600_000),
    /** Working days after today up to the last one, which counts; below zero, those since it, at least one. */
    left(now: Date, until: Date): number {
      const [today, last] = [dayOf(now), dayOf(until)];
      const late = now > until;
      let found = 0;
      for (let day = late ? last : today; day < (late ? today : last);) {
        day = after(day);
        if (isAtWork(day)) found += 1;
      }
      return late ? Math.min(-1, -found) : found;
    },
  };
}
export type SecondClock = ReturnType<typeof aSecondClock>;

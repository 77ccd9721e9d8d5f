import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dueAt,
  endOfLocalDay,
  localDate,
  workingCalendar,
  workingDaysLeft,
} from '../../server/domain/calendar.ts';

const plain = workingCalendar({ holidays: new Set(), workdays: new Set() });
/** A moment on the wall in Wuzhong. */
const at = (local: string) => new Date(`${local}+08:00`);

describe('the local date', () => {
  it('turns at midnight in Shanghai, not in Greenwich', () => {
    expect(localDate(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23');
    expect(localDate(new Date('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24');
  });

  it('ends with its last millisecond', () => {
    expect(endOfLocalDay('2026-11-23').toISOString()).toBe('2026-11-23T15:59:59.999Z');
    expect(() => endOfLocalDay('2026-02-30')).toThrow(RangeError);
    expect(() => endOfLocalDay('soon')).toThrow(RangeError);
  });
});

describe('a calendar', () => {
  it('lets a district day win over the state day, and both over the week', () => {
    const days = workingCalendar({
      holidays: new Set(['2026-10-01', '2026-10-02']),
      workdays: new Set(['2026-10-10', '2026-10-17']),
      districtHolidays: new Set(['2026-10-10', '2026-10-26']),
      districtWorkdays: new Set(['2026-10-02']),
    });
    expect(days.isWorkingDay('2026-10-01')).toBe(false);
    expect(days.isWorkingDay('2026-10-02')).toBe(true);
    expect(days.isWorkingDay('2026-10-10')).toBe(false);
    expect(days.isWorkingDay('2026-10-17')).toBe(true);
    expect(days.isWorkingDay('2026-10-26')).toBe(false);
    expect(days.isWorkingDay('2026-10-24')).toBe(false);
    expect(days.isWorkingDay('2026-10-27')).toBe(true);
  });
});

describe('a limit', () => {
  it('in working days does not count the day on which it begins, nor the weekend', () => {
    // Thursday: Fri 1, Mon 2, Tue 3, Wed 4, Thu 5.
    expect(addWorkingDays(at('2026-11-19T09:00'), 5, plain)).toEqual(at('2026-11-26T23:59:59.999'));
    expect(addWorkingDays(at('2026-11-20T23:59'), 1, plain)).toEqual(at('2026-11-23T23:59:59.999'));
  });

  it('that begins after midnight in Shanghai begins on that day', () => {
    // 2026-11-20 16:30 in Greenwich is already Saturday the 21st in Wuzhong.
    expect(addWorkingDays(new Date('2026-11-20T16:30:00Z'), 1, plain)).toEqual(at('2026-11-23T23:59:59.999'));
  });

  it('in days ends with the day, in hours to the minute, in months with a day that exists', () => {
    const start = at('2026-01-31T10:20');
    expect(dueAt({ days: 15 }, start, plain)).toEqual(at('2026-02-15T23:59:59.999'));
    expect(dueAt({ hours: 2 }, start, plain)).toEqual(at('2026-01-31T12:20'));
    expect(dueAt({ months: 1 }, start, plain)).toEqual(at('2026-02-28T23:59:59.999'));
    expect(dueAt({ workingDays: 0 }, start, plain)).toEqual(at('2026-01-31T23:59:59.999'));
    expect(addMonths(at('2027-11-30T00:00'), 3)).toEqual(at('2028-02-29T23:59:59.999'));
    expect(addDays(at('2026-12-31T23:59'), 1)).toEqual(at('2027-01-01T23:59:59.999'));
  });

  it('must be a whole number, and a calendar without working days does not hang the office', () => {
    expect(() => addWorkingDays(at('2026-01-01T00:00'), -1, plain)).toThrow(RangeError);
    expect(() => addDays(at('2026-01-01T00:00'), 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays(at('2026-01-01T00:00'), 1, { isWorkingDay: () => false })).toThrow(
      RangeError,
    );
  });
});

describe('working days left', () => {
  const due = at('2026-11-27T23:59:59.999'); // a Friday

  it('is 0 on the last day and counts down to it', () => {
    expect(workingDaysLeft(at('2026-11-27T08:00'), due, plain)).toBe(0);
    expect(workingDaysLeft(at('2026-11-26T23:59'), due, plain)).toBe(1);
    expect(workingDaysLeft(at('2026-11-20T12:00'), due, plain)).toBe(5);
  });

  it('is negative once the limit is past, even over a weekend', () => {
    expect(workingDaysLeft(at('2026-11-28T00:00'), due, plain)).toBe(-1);
    expect(workingDaysLeft(at('2026-11-30T12:00'), due, plain)).toBe(-1);
    expect(workingDaysLeft(at('2026-12-02T12:00'), due, plain)).toBe(-3);
  });

  it('is negative as soon as a limit in hours is past on its own day', () => {
    expect(workingDaysLeft(at('2026-11-25T12:01'), at('2026-11-25T12:00'), plain)).toBe(-1);
    expect(workingDaysLeft(at('2026-11-25T11:59'), at('2026-11-25T12:00'), plain)).toBe(0);
  });

  it('agrees with the limit that was set, whatever the days', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.nat(60), (from, n) => {
        expect(workingDaysLeft(from, addWorkingDays(from, n, plain), plain)).toBe(n);
      }),
    );
  });
});

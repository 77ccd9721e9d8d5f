import { describe, expect, it } from 'vitest';
import { officeCalendar } from '../../server/adapters/working-calendar.ts';
import { addWorkingDays } from '../../server/domain/calendar.ts';

const at = (local: string) => new Date(`${local}+08:00`);

describe("the office's calendar", () => {
  const calendar = officeCalendar();

  it('knows the holidays and make-up days of the notices it was installed with', () => {
    expect(calendar.isWorkingDay('2026-10-07')).toBe(false);
    expect(calendar.isWorkingDay('2026-10-08')).toBe(true);
    expect(calendar.isWorkingDay('2026-10-10')).toBe(true); // a Saturday worked for the holiday
    expect(calendar.isWorkingDay('2026-10-11')).toBe(false);
  });

  it('carries a limit over the National Day holiday', () => {
    // Wed 30 September: Thu 8 Oct 1, Fri 9 2, Sat 10 3 (make-up), Mon 12 4, Tue 13 5.
    expect(addWorkingDays(at('2026-09-30T10:00'), 5, calendar)).toEqual(at('2026-10-13T23:59:59.999'));
  });

  it('carries a limit over the Spring Festival', () => {
    // Fri 13 February: Sat 14 1 (make-up), Tue 24 2, Wed 3, Thu 4, Fri 27 5.
    expect(addWorkingDays(at('2026-02-13T10:00'), 5, calendar)).toEqual(at('2026-02-27T23:59:59.999'));
  });

  it('says until when it is covered, and counts plain weeks after that', () => {
    expect(calendar.coveredUntil).toMatch(/^20\d\d-12-31$/);
    expect(calendar.coveredUntil >= '2026-12-31').toBe(true);
    const later = Number(calendar.coveredUntil.slice(0, 4)) + 1;
    const firstWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => `${later}-10-0${day}`);
    expect(firstWeek.filter((day) => calendar.isWorkingDay(day))).toHaveLength(5);
  });

  it("keeps the district's own days", () => {
    const local = officeCalendar({ holidays: ['2026-11-24'], workdays: ['2026-11-28'] });
    expect(local.isWorkingDay('2026-11-24')).toBe(false);
    expect(local.isWorkingDay('2026-11-28')).toBe(true);
    expect(calendar.isWorkingDay('2026-11-24')).toBe(true);
  });
});

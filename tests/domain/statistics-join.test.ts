import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workingCalendar } from '../../server/domain/calendar.ts';
import { type LeadDates, type Paid, releaseQuarter, releaseYear } from '../../server/domain/statistics.ts';
import { publishedFrom } from '../../server/domain/statistics-periods.ts';

/**
 * The attacker knows every published case with its day, the measure with its amounts and all that the office publishes,
 * and looks for the award of one case.
 */
const calendar = workingCalendar({ holidays: new Set(), workdays: new Set() });
const office = { calendar, acceptance: { workingDays: 5 } };
const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((at) => new Date(Date.UTC(2026, 0, 1 + at, 4)));
const aCase = dayOf2026.map((at) => ({ sector: 'OTHER', township: 'T1', channel: 'WEB', receivedAt: at }));
const anAward = fc.record({ paidAt: dayOf2026, amountFen: fc.constantFrom(50_000, 500_000, 1_000_000) });
const parts = { sector: [], township: [], channel: [] };
const verified = (known: Pick<LeadDates, 'sector' | 'township' | 'channel' | 'receivedAt'>): LeadDates => {
  const at = known.receivedAt;
  return { ...known, answeredAt: at, acceptedAt: at, verifiedAt: at, determinedAt: at };
};
const published = (leads: LeadDates[], paid: Paid[]) => {
  const quarters = [1, 2, 3, 4].map((quarter) =>
    releaseQuarter({ year: 2026, quarter }, { leads, paid }, [], office),
  );
  return { quarters, year: releaseYear(2026, { leads, paid }, quarters, parts, office) };
};

test('whichever case an award belongs to, and whenever in the year it was paid, what is published is the same', () => {
  fc.assert(
    fc.property(
      fc.array(aCase, { minLength: 5, maxLength: 20 }),
      fc.array(anAward, { maxLength: 20 }),
      fc.array(dayOf2026, { minLength: 20, maxLength: 20 }),
      (cases, awards, otherDays) => {
        const leads = cases.map(verified);
        const elsewhen = awards
          .map(({ amountFen }, at) => ({ amountFen, paidAt: otherDays[at]! }))
          .toReversed();
        expect(published(leads, elsewhen)).toEqual(published(leads, awards));
      },
    ),
  );
});

test('fewer than five awards, or what they came to, are never published, and nothing before a month has passed', () => {
  fc.assert(
    fc.property(fc.array(anAward, { maxLength: 12 }), (awards) => {
      const { year, quarters } = published([], awards);
      expect(year.paid === null).toBe(awards.length < 5);
      for (const quarter of quarters) expect(JSON.stringify(quarter)).not.toMatch(/fen|award|paid/i);
      const latest = Math.max(0, ...awards.map(({ paidAt }) => paidAt.getTime()));
      const out = publishedFrom({ year: 2026, quarter: null }).getTime();
      expect(out - latest).toBeGreaterThan(28 * 24 * 3_600_000);
    }),
  );
});

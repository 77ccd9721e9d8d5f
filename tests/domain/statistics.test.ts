import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../../server/domain/calendar.ts';
import {
  type LeadDates,
  type Part,
  type QuarterRelease,
  releaseQuarter,
  releaseYear,
} from '../../server/domain/statistics.ts';
import {
  nextPublication,
  periodCode,
  periodsDue,
  publishedFrom,
} from '../../server/domain/statistics-periods.ts';

const calendar = workingCalendar({ holidays: new Set(), workdays: new Set() });
const office = { calendar, acceptance: { workingDays: 5 } };
const day = (date: string, time = '10:00') => new Date(`${date}T${time}:00+08:00`);

function aLead(received: string, changes: Partial<LeadDates> = {}): LeadDates {
  const receivedAt = day(received);
  return {
    ...{ sector: 'ELDERLY_CARE', township: 'T1', channel: 'WEB', receivedAt },
    ...{ answeredAt: null, acceptedAt: null, verifiedAt: null, determinedAt: null },
    ...changes,
  };
}
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const answered = (received: string, at: string) =>
  aLead(received, { answeredAt: day(at), acceptedAt: day(at) });
const named = (...codes: string[]): Part[] => codes.map((code) => ({ code, zh: code, en: code }));
const PARTS = {
  sector: named('ELDERLY_CARE', 'OTHER'),
  township: named('T1', 'T2'),
  channel: named('WEB', 'PHONE'),
};

describe('periods', () => {
  it('come out a whole month after their end, a year after its last quarter, none before the office opened', () => {
    const due = (now: string) => periodsDue(day('2026-05-20'), day(now, '00:00')).map(periodCode);
    expect(due('2026-07-31')).toEqual([]);
    expect(due('2026-08-01')).toEqual(['2026-Q2']);
    expect(due('2027-01-31')).toEqual(['2026-Q2', '2026-Q3']);
    expect(due('2027-02-01')).toEqual(['2026-Q2', '2026-Q3', '2026-Q4', '2026']);
  });

  it('say when the next comes out', () => {
    for (const [now, next] of [
      ['2026-01-15', '2026-02-01'],
      ['2026-02-01', '2026-05-01'],
      ['2026-11-23', '2027-02-01'],
      ['2026-12-31', '2027-02-01'],
    ] as const)
      expect(nextPublication(day(now, '00:00'))).toEqual(day(next, '00:00'));
    expect(publishedFrom({ year: 2026, quarter: null })).toEqual(day('2027-02-01', '00:00'));
  });
});

describe('a quarter', () => {
  const quarter = (leads: LeadDates[], earlier: QuarterRelease[] = [], number = 1) =>
    releaseQuarter({ year: 2026, quarter: number }, { leads, paid: [] }, earlier, office);

  it('counts by the day on which it happened, in China', () => {
    const late = aLead('2026-04-01', { receivedAt: new Date('2026-03-31T16:00:00Z') });
    const first = aLead('2026-01-01', { receivedAt: new Date('2025-12-31T16:00:00Z') });
    const { counts, months } = quarter([late, first, ...times(6, () => aLead('2026-02-10'))]);
    expect(counts).toEqual({ received: 7, accepted: null, verified: null });
    expect(months.map(({ received }) => received)).toEqual([null, null, null]);
  });

  it('shows its months where none of them is small', () => {
    const leads = ['2026-01-05', '2026-02-05', '2026-03-05'].flatMap((date) => times(5, () => aLead(date)));
    expect(quarter(leads).months.map(({ received }) => received)).toEqual([5, 5, 5]);
  });

  it('tells the middle of the days that people waited, counted in working days', () => {
    const leads = ['2026-01-06', '2026-01-07', '2026-01-08', '2026-01-12', '2026-01-19'].map((at) =>
      answered('2026-01-05', at),
    );
    expect(quarter(leads).medians).toEqual({ acceptDays: 3, determineDays: null });
    expect(quarter(leads.slice(1)).medians.acceptDays).toBeNull();
  });

  it('is withheld after a small one of its year', () => {
    const small = quarter(times(3, () => aLead('2026-01-05')));
    const next = times(9, () => aLead('2026-05-05'));
    expect(quarter(next, [small], 2).counts.received).toBeNull();
    expect(quarter(next, [], 2).counts.received).toBe(9);
  });
});

describe('a year', () => {
  const year = (leads: LeadDates[], amounts: number[] = []) =>
    releaseYear(
      2026,
      { leads, paid: amounts.map((amountFen) => ({ paidAt: day('2026-06-01'), amountFen })) },
      [],
      PARTS,
      office,
    );

  it('has its parts by sector, township and way, and a place for what belongs to none', () => {
    const leads = [
      ...times(12, () => aLead('2026-02-02')),
      ...times(6, () => aLead('2026-02-02', { township: 'T2' })),
      ...times(7, () => aLead('2026-02-02', { township: 'GONE', channel: 'PHONE' })),
    ];
    const { counts, by } = year(leads);
    expect(counts.received).toBe(25);
    expect(by.township.map(({ code, received }) => [code, received])).toEqual([
      ['T1', 12],
      ['T2', 6],
      ['ELSEWHERE', 7],
    ]);
    expect(by.channel.map(({ received }) => received)).toEqual([18, 7]);
    // No report of another sector: "none" is small too, and with it goes the other part.
    expect(by.sector.map(({ received }) => received)).toEqual([null, null]);
  });

  it('counts as late what was answered late or not at all, of what fell due', () => {
    const leads = [
      ...times(10, () => answered('2026-03-02', '2026-03-09')),
      ...times(6, () => answered('2026-03-02', '2026-03-10')),
      ...times(4, () => aLead('2026-03-02')),
      ...times(5, () => aLead('2026-12-30')),
    ];
    expect(year(leads).overdue).toEqual({ exactly: 50 });
  });

  it('tells what was paid only where it was paid to five at least', () => {
    expect(year([], [100, 200, 300, 400]).paid).toBeNull();
    expect(year([], [100, 200, 300, 400, 500]).paid).toEqual({ awards: 5, fen: 1_500 });
  });
});

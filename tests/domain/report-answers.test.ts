import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABOUT_WHEN, type Answers, wrongAnswers } from '../../server/domain/report-answers.ts';

const wrong = (answers: Partial<Answers>) =>
  wrongAnswers({ stillRaising: 'UNKNOWN', ...answers }, '2026-11').map(({ path, code }) => `${path} ${code}`);

const month = fc
  .tuple(fc.integer({ min: 1980, max: 2026 }), fc.option(fc.integer({ min: 1, max: 11 })))
  .map(([year, of]) => (of === null ? String(year) : `${year}-${String(of).padStart(2, '0')}`));

describe('what a report answers', () => {
  it('may leave everything open', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ period: {}, yearlyReturn: {}, reportedWhere: '  ' })).toEqual([]);
  });

  it('promises a figure or a range that goes up', () => {
    expect(wrong({ yearlyReturn: { from: 18 } })).toEqual([]);
    expect(wrong({ yearlyReturn: { from: 18, to: 24.5 } })).toEqual([]);
    expect(wrong({ yearlyReturn: { from: 18, to: 12 } })).toEqual(['yearlyReturn.to OUT_OF_RANGE']);
    expect(wrong({ yearlyReturn: { to: 12 } })).toEqual(['yearlyReturn.from REQUIRED']);
  });

  it('began in a month that has been, this one too', () => {
    expect(wrong({ period: { from: '2026-11' } })).toEqual([]);
    expect(wrong({ period: { from: '2026' } })).toEqual([]);
    expect(wrong({ period: { from: '2026-12' } })).toEqual(['period.from OUT_OF_RANGE']);
    expect(wrong({ period: { from: '2027' } })).toEqual(['period.from OUT_OF_RANGE']);
  });

  it('ends only where it has stopped, and not before it began', () => {
    const stopped = { stillRaising: 'NO' };
    expect(wrong({ ...stopped, period: { from: '2025-03', to: '2025' } })).toEqual([]);
    expect(wrong({ ...stopped, period: { from: '2025-03', to: '2025-02' } })).toEqual([
      'period.to OUT_OF_RANGE',
    ]);
    expect(wrong({ ...stopped, period: { from: '2025', to: '2024' } })).toEqual(['period.to OUT_OF_RANGE']);
    expect(wrong({ ...stopped, period: { to: '2026-12' } })).toEqual(['period.to OUT_OF_RANGE']);
    expect(wrong({ stillRaising: 'YES', period: { to: '2025' } })).toEqual(['period.to NOT_ALLOWED']);
  });

  it('one of any two times can be the end of the other', () => {
    fc.assert(
      fc.property(month, month, (one, other) => {
        const spans = [
          { from: one, to: other },
          { from: other, to: one },
        ];
        expect(spans.map((period) => wrong({ stillRaising: 'NO', period }).length)).toContain(0);
        expect(wrong({ stillRaising: 'NO', period: { from: one, to: one } })).toEqual([]);
      }),
    );
  });

  it('tells an amount only where something was put in, and a place only where it was told elsewhere', () => {
    expect(wrong({ ownMoney: 'LOST', ownAmountBand: 'FROM_10K' })).toEqual([]);
    for (const ownMoney of ['NONE', 'NOT_SAID', undefined])
      expect(wrong({ ownMoney, ownAmountBand: 'FROM_10K' })).toEqual(['ownAmountBand NOT_ALLOWED']);
    expect(wrong({ reportedElsewhere: 'YES', reportedWhere: '12345' })).toEqual([]);
    expect(wrong({ reportedElsewhere: 'NO', reportedWhere: '12345' })).toEqual(['reportedWhere NOT_ALLOWED']);
  });

  it.each(['2025', '2025-03', '1987-12'])('%s is a time', (text) => {
    expect(ABOUT_WHEN.test(text)).toBe(true);
  });
  it.each(['', '25', '2025-13', '2025-00', '2025-3', '2025-03-01', '1879', '去年', '-03'])(
    '%s is none',
    (text) => {
      expect(ABOUT_WHEN.test(text)).toBe(false);
    },
  );
});

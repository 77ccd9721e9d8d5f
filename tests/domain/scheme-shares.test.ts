import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimantsOf, explainEn, explainZh, laterMayShare, laterShare } from '../../server/domain/scheme.ts';
import { scheme } from './scheme-fixtures.ts';

const litong = () => scheme('litong-DRAFT');

describe('several reporters of one case', () => {
  it('stand in the order of receipt, whatever the order in which they are listed', () => {
    const reports = [
      { id: 'c', place: 9 },
      { id: 'a', place: 3 },
      { id: 'b', place: 7 },
    ];
    expect(claimantsOf(reports).map(({ payee }) => payee)).toEqual(['a', 'b', 'c']);
  });

  it('who handed it in together are one claimant, at the place of the earliest, who collects', () => {
    const reports = [
      { id: 'late', place: 8 },
      { id: 'second', place: 5, jointWith: 'first' },
      { id: 'first', place: 6 },
      { id: 'third', place: 9, jointWith: 'second' },
    ];
    expect(claimantsOf(reports)).toEqual([
      { payee: 'second', signatories: ['second', 'first', 'third'], place: 5 },
      { payee: 'late', signatories: ['late'], place: 8 },
    ]);
  });

  it('are each somebody’s claim once, however the joint ones point at each other', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone');
    const reports = fc.uniqueArray(fc.record({ id, place: fc.nat(99), jointWith: fc.option(id) }), {
      selector: (report) => report.id,
    });
    fc.assert(
      fc.property(reports, (all) => {
        const signed = claimantsOf(all).flatMap(({ signatories }) => signatories);
        expect(signed.toSorted()).toEqual(all.map((one) => one.id).toSorted());
        expect(claimantsOf(all.toReversed()).length).toBe(claimantsOf(all).length);
      }),
    );
  });
});

describe('the share of a later reporter who helped', () => {
  it('lies within the scheme’s part of the first award', () => {
    const share = laterShare(litong(), 'VERIFIED', { firstFen: 500_000, laterFen: 0 });
    expect(share).toMatchObject({ lowFen: 1, highFen: 150_000 });
    expect(explainZh(share.trace)).toContain(
      '后续有帮助的举报人合计不超过最先举报人奖励¥5,000.00的30%，即¥1,500.00，可在¥0.01至¥1,500.00内酌定。',
    );
  });

  it('is what other later ones have left, and nothing where nothing is left', () => {
    expect(laterShare(litong(), 'V', { firstFen: 500_000, laterFen: 100_000 }).highFen).toBe(50_000);
    expect(laterShare(litong(), 'V', { firstFen: 500_000, laterFen: 150_000 })).toMatchObject({
      lowFen: 0,
      highFen: 0,
    });
  });

  it('keeps within the caps of the case and of that reporter’s year', () => {
    const used = { toOthersFen: 1_900_000 };
    const award = { firstFen: 1_900_000, laterFen: 0 };
    expect(laterShare(litong(), 'V', award, used).highFen).toBe(100_000);
    const yearly = scheme('litong-DRAFT', { caps: { per_reporter_year_fen: 30_000 } });
    expect(laterShare(yearly, 'V', award, { toReporterThisYearFen: 20_000 }).highFen).toBe(10_000);
  });

  it('tells a resident nothing of what others were given', () => {
    const { trace } = laterShare(
      litong(),
      'V',
      { firstFen: 1_900_000, laterFen: 7 },
      { toOthersFen: 1_900_000 },
    );
    const told = [...explainZh(trace, 'PUBLIC'), ...explainEn(trace, 'PUBLIC')].join();
    expect(told).not.toContain('19,000');
    expect(told).not.toContain('30%');
    expect([...explainZh(trace), ...explainEn(trace)].join()).toContain('19,000');
  });

  it('is nothing where the measure names no share', () => {
    for (const several of [undefined, { first_only: true }, { later_helpful: 'DISCRETION' as const }]) {
      const silent = litong();
      delete silent.multi_reporter;
      if (several) silent.multi_reporter = several;
      expect(laterMayShare(silent)).toBe(false);
      expect(laterShare(silent, 'V', { firstFen: 500_000, laterFen: 0 })).toMatchObject({ highFen: 0 });
    }
  });

  it('never passes the part or the cap, taken one after the other to the last fen', () => {
    const fen = fc.integer({ min: 0, max: 3_000_000 });
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 1_000_000 }), fc.nat(5), (firstFen, ppm, others) => {
        const measure = litong();
        measure.multi_reporter = { later_helpful: 'DISCRETION', later_total_max_ppm: ppm };
        let laterFen = 0;
        for (let one = 0; one <= others; one += 1) {
          const { lowFen, highFen } = laterShare(
            measure,
            'V',
            { firstFen, laterFen },
            { toOthersFen: firstFen + laterFen },
          );
          expect(lowFen).toBeLessThanOrEqual(highFen ?? 0);
          laterFen += Math.ceil((highFen ?? 0) / 2);
        }
        expect(laterFen).toBeLessThanOrEqual(Math.floor((firstFen * ppm) / 1_000_000));
        if (laterFen > 0) expect(firstFen + laterFen).toBeLessThanOrEqual(2_000_000);
      }),
    );
  });
});

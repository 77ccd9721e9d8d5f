import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Band,
  checkScheme,
  faultsOf,
  findingEn,
  findingsOf,
  findingZh,
  type RewardScheme,
} from '../../server/domain/scheme.ts';
import type { Predicate } from '../../server/domain/predicate.ts';
import { judge } from '../../server/domain/predicate.ts';
import { scheme, SCHEMES } from './scheme-fixtures.ts';

const tiers = (...whens: [id: string, when: Predicate, fen: number][]): RewardScheme =>
  measure(whens.map(([id, when, fen]): Band => ({ id, when, amount: { type: 'fixed', fen } })));
const measure = (bands: Band[], select?: 'max'): RewardScheme => ({
  scheme_id: 'x',
  title: '办法',
  stages: [{ stage_id: 'S', trigger: 'LEAD_VERIFIED', bands, ...(select ? { select } : {}) }],
});
const found = (one: RewardScheme) =>
  findingsOf(one).map(({ level, kind, bands }) => `${level} ${kind} ${bands.join(' ')}`.trim());

describe('the checker', () => {
  it('finds no fault in any real set', () => {
    expect(SCHEMES.flatMap((one) => faultsOf(one))).toEqual([]);
  });

  it.each<[string, RewardScheme, string[]]>([
    [
      'a sum exactly on a border that neither tier takes',
      tiers(['A', { case_amount_fen: { lt: 1000 } }, 1], ['B', { case_amount_fen: { gt: 1000 } }, 2]),
      ['FAULT GAP A B'],
    ],
    [
      'a sum exactly on a border that both take',
      tiers(['A', { case_amount_fen: { lte: 1000 } }, 1], ['B', { case_amount_fen: { gte: 1000 } }, 2]),
      ['FAULT OVERLAP A B'],
    ],
    [
      'the same, with the better tier first',
      tiers(['B', { case_amount_fen: { gte: 1000 } }, 2], ['A', { case_amount_fen: { lte: 1000 } }, 1]),
      ['FAULT OVERLAP B A'],
    ],
    [
      'a sum that outgrows the last tier',
      tiers(['A', { case_amount_fen: { lt: 1000 } }, 1]),
      ['FAULT GAP A'],
    ],
    [
      'a step of a scale left out',
      tiers(['A', { contribution: 'SOME' }, 1], ['C', { contribution: { in: ['MAJOR', 'EXCEPTIONAL'] } }, 2]),
      ['FAULT GAP A C'],
    ],
    [
      'a gap in one grade only',
      tiers(
        ['1', { lead_grade: 1 }, 3],
        ['2', { lead_grade: 2, case_amount_fen: { gte: 9 } }, 2],
        ['3', { lead_grade: { in: [3, 4] } }, 1],
      ),
      ['FAULT GAP 1 3'],
    ],
    [
      'two amounts for one condition',
      tiers(['A', { insider: true }, 1], ['B', { insider: true }, 2]),
      ['FAULT CONTRADICTION B A', 'NOTE UNCOVERED'],
    ],
    [
      'a tier that those before it use up',
      tiers(
        ['A', { insider: true }, 9],
        ['B', { insider: false }, 5],
        ['C', { insider: true, major_impact: true }, 1],
      ),
      ['FAULT SHADOWED C A'],
    ],
    [
      'a condition that no case meets',
      tiers(['A', { all: [{ lead_grade: 1 }, { lead_grade: 2 }] }, 1], ['B', {}, 1]),
      ['FAULT NEVER A'],
    ],
    [
      'a better tier hidden behind another fact',
      tiers(['A', { insider: true }, 1], ['B', { major_impact: true }, 2], ['C', {}, 0]),
      ['FAULT OVERLAP A B'],
    ],
    [
      'an exception written before its rule, which is no fault',
      tiers(['A', { lead_grade: 1, insider: true }, 9], ['B', { lead_grade: { gte: 1 } }, 2]),
      ['NOTE ORDER A B'],
    ],
    [
      'an exception that pays less',
      tiers(['A', { lead_grade: 1, insider: true }, 1], ['B', { lead_grade: { gte: 1 } }, 2]),
      ['NOTE EXCEPTION_LESS A B'],
    ],
    [
      'overlaps where the best tier counts, which is what it says',
      measure(
        [
          { id: 'A', when: { lead_grade: { lte: 2 } }, amount: { type: 'fixed', fen: 1 } },
          { id: 'B', when: { lead_grade: { gte: 2 } }, amount: { type: 'fixed', fen: 2 } },
        ],
        'max',
      ),
      [],
    ],
  ])('finds %s', (_what, one, expected) => {
    expect(checkScheme(one)).toEqual([]);
    expect(found(one)).toEqual(expected);
  });

  it('finds a cap below a tier, and anonymous reporters let in and shut out', () => {
    const both = scheme('beijing-2016', {
      caps: { per_case_fen: 9_000_000 },
      eligibility: { identity_modes: ['NAMED', 'CODE_ANON'], exclusions: ['ANONYMOUS'] },
    });
    expect(found(both)).toEqual(['FAULT CAP_BELOW G1', 'FAULT ANONYMOUS']);
  });

  it('finds a case that makes two grades', () => {
    const graded = scheme('qinghai-2018', {
      grade_rule: {
        '1': { evidence: { in: ['DIRECT', 'PARTIAL'] } },
        '2': { evidence: { in: ['PARTIAL', 'NONE'] } },
      },
    });
    expect(faultsOf(graded)).toMatchObject([{ kind: 'OVERLAP', path: 'grade_rule.1', stageId: null }]);
  });

  it('says so where the conditions are too many to try', () => {
    const facts = [
      'insider',
      'major_impact',
      'suspected_crime',
      'amount_extra_huge',
      'fundraising_occurred',
    ] as const;
    const wide = Object.fromEntries(facts.map((fact) => [fact, true]));
    const lines = Array.from({ length: 40 }, (_, line) => ({ case_amount_fen: { gte: (line + 1) * 1000 } }));
    const one = tiers(
      ['A', { ...wide, severity: 'LIGHT', participants: { gte: 1 }, any: lines }, 1],
      ['B', {}, 1],
    );
    expect(found(one)).toEqual([]);
    const wider = tiers([
      'A',
      { ...wide, evidence: 'DIRECT', match: 'FULL', outcome: 'ADMIN_DISPOSED', any: lines },
      1,
    ]);
    expect(found(wider)).toEqual(['NOTE TOO_WIDE']);
  });

  it('has words in both languages, with a case that shows it', () => {
    const [gap] = faultsOf(
      tiers(['A', { case_amount_fen: { lt: 1000 } }, 1], ['B', { case_amount_fen: { gt: 1000 } }, 2]),
    );
    expect(findingZh(gap!)).toContain('涉案金额¥10.00时，“A”档、“B”档都不适用');
    expect(findingEn(gap!)).toContain('with case amount ¥10.00 neither of “A”, “B” applies');
    for (const one of SCHEMES.flatMap((each) => findingsOf(each)))
      expect(`${findingZh(one)}${findingEn(one)}`).not.toMatch(/[{}]|undefined/);
  });
});

describe('planted at random, in tiers that cut sums at borders', () => {
  const borders = fc
    .uniqueArray(fc.integer({ min: 2, max: 1_000_000_000 }), { minLength: 1, maxLength: 6 })
    .map((all) => all.toSorted((a, b) => a - b));
  const cut = (all: readonly number[]): Predicate[] =>
    [0, ...all].map((from, index): Predicate => {
      const to = all[index];
      return { case_amount_fen: to === undefined ? { gte: from } : { gte: from, lt: to } };
    });
  const asTiers = (whens: readonly Predicate[]) =>
    tiers(...whens.map((when, index): [string, Predicate, number] => [`T${index}`, when, (index + 1) * 100]));
  const order = (count: number) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count });

  it('tiers that meet have no fault, in any order', () => {
    fc.assert(
      fc.property(
        borders.chain((all) => fc.tuple(fc.constant(all), order(all.length + 1))),
        ([all, turn]) => {
          const whens = cut(all);
          expect(faultsOf(asTiers(turn.map((index) => whens[index]!)))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a tier taken out, or ended early, is a gap, and its example is no tier’s case', () => {
    fc.assert(
      fc.property(borders, fc.nat(), (all, which) => {
        const whens = cut(all);
        const index = which % all.length;
        const early = { gte: [0, ...all][index]!, lt: all[index]! - 1 };
        const broken = whens.with(index, { case_amount_fen: early });
        fc.pre(early.lt > early.gte);
        const one = asTiers(broken);
        const [gap] = faultsOf(one);
        expect(gap?.kind).toBe('GAP');
        const facts = Object.fromEntries(gap!.example.map(({ fact, value }) => [fact, value]));
        expect(one.stages[0]!.bands.some(({ when }) => judge(when, facts).truth === 'TRUE')).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('a tier that reaches into the next is an overlap, and its example is both tiers’ case', () => {
    fc.assert(
      fc.property(borders, fc.nat(), (all, which) => {
        const index = which % all.length;
        const late = { gte: [0, ...all][index]!, lte: all[index]! };
        const one = asTiers(cut(all).with(index, { case_amount_fen: late }));
        // A tier of a single sum that is swallowed whole is told as one that is never read.
        const [fault] = faultsOf(one);
        expect(['OVERLAP', 'SHADOWED']).toContain(fault?.kind);
        const facts = Object.fromEntries(fault!.example.map(({ fact, value }) => [fact, value]));
        const both = one.stages[0]!.bands.filter(({ when }) => judge(when, facts).truth === 'TRUE');
        expect(both.length).toBeGreaterThan(1);
      }),
      { numRuns: 60 },
    );
  });
});

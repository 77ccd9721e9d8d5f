import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../server/domain/errors.ts';
import { demonstrationScheme } from '../../server/domain/default-scheme.ts';
import { evaluateScheme } from '../../server/domain/scheme-engine.ts';
import { arithmeticOf, estimateReward } from '../../server/domain/scheme-estimate.ts';
import { conditionsOf } from '../../server/domain/scheme-conditions.ts';
import { explainEn, explainZh } from '../../server/domain/scheme-explain.ts';
import { questionsOf } from '../../server/domain/scheme-questions.ts';
import type { RewardScheme } from '../../server/domain/scheme-types.ts';
import { SCHEMES } from './scheme-fixtures.ts';

const demo = demonstrationScheme('reward-640302', '利通区');
const BOTH = ['LEAD_VERIFIED', 'CRIMINAL_FILED'] as const;
const percent: RewardScheme = {
  scheme_id: 'p',
  title: 'p',
  stages: [
    {
      stage_id: 'S',
      trigger: 'LEAD_VERIFIED',
      bands: [
        {
          id: 'ALL',
          when: {},
          amount: { type: 'percent', base: 'case_amount_fen', ppm: 1_000, min_fen: 50_000 },
        },
      ],
    },
  ],
};

function reckoned<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FACT_MISSING') return null;
    throw error;
  }
}

describe('the calculator', () => {
  it('asks only for what the measure goes by, in ranges that its own lines draw', () => {
    expect(questionsOf(demo).map(({ fact, choices }) => [fact, choices.map(({ zh }) => zh)])).toEqual([
      ['lead_grade', ['1级', '2级', '3级', '4级']],
      ['case_amount_fen', ['不到500万元', '500万元及以上']],
    ]);
  });

  it('tells one amount where everything is known, and how it comes about', () => {
    const told = estimateReward(demo, ['LEAD_VERIFIED'], { lead_grade: '2' });
    expect([told.lowFen, told.highFen, told.missing]).toEqual([200_000, 200_000, []]);
    expect(explainZh(arithmeticOf(told.least), 'PUBLIC')).toEqual(['线索等级2级，固定奖励¥2,000.00。']);
  });

  it('adds what the measure adds, and never shows the end of a range as if it had been said', () => {
    const told = estimateReward(demo, BOTH, { lead_grade: '1', case_amount_fen: 'FROM_500000000' });
    expect([told.lowFen, told.highFen]).toEqual([1_000_000, 1_500_000]);
    const words = explainZh(arithmeticOf(told.most)).join('');
    expect(words).toContain('各阶段合计¥10,000.00至¥15,000.00');
    expect(words).not.toMatch(/涉案金额¥/);
    expect(explainEn(arithmeticOf(told.most)).length).toBeGreaterThan(1);
  });

  it('tells from where to where, and what is missing, where something is not known', () => {
    const told = estimateReward(demo, BOTH, {});
    expect([told.lowFen, told.highFen]).toEqual([300_000, 1_500_000]);
    expect(told.missing).toEqual(['lead_grade', 'case_amount_fen']);
    expect(estimateReward(demo, ['LEAD_VERIFIED'], {}).missing).toEqual(['lead_grade']);
  });

  it('names no upper end where a percentage has none', () => {
    const large = questionsOf(percent)[0]?.choices.at(-1)?.code ?? '';
    expect(estimateReward(percent, ['LEAD_VERIFIED'], { case_amount_fen: large }).highFen).toBeNull();
    expect(estimateReward(percent, ['LEAD_VERIFIED'], {}).lowFen).toBe(50_000);
    const held = { ...percent, caps: { per_case_fen: 9_000_000 } };
    expect(estimateReward(held, ['LEAD_VERIFIED'], {}).highFen).toBe(9_000_000);
  });

  it('promises no end where a measure has more cases than are reckoned through', () => {
    const best = {
      evidence: 'NONE',
      match: 'BASIC',
      severity: 'SERIOUS',
      contribution: 'EXCEPTIONAL',
      outcome: 'CRIMINAL_DECLINED',
      suspected_crime: false,
      amount_extra_huge: false,
      major_impact: false,
      fundraising_occurred: false,
      insider: false,
    };
    const tangled: RewardScheme = {
      ...percent,
      stages: Object.entries(best).map(([fact, value]) => ({
        stage_id: fact,
        trigger: 'LEAD_VERIFIED',
        cumulative: true,
        bands: [
          { id: 'BEST', when: { [fact]: value }, amount: { type: 'fixed', fen: 1_000 } },
          { id: 'OTHER', when: {}, amount: { type: 'fixed', fen: 100 } },
        ],
      })),
    };
    const most = evaluateScheme(tangled, best, ['LEAD_VERIFIED']).highFen;
    expect(most).toBe(10_000);
    expect(estimateReward(tangled, ['LEAD_VERIFIED'], {})).toMatchObject({ lowFen: 0, highFen: null });
    const { evidence, match, severity, contribution, outcome } = best;
    const answers = { evidence, match, severity, contribution, outcome };
    expect(estimateReward(tangled, ['LEAD_VERIFIED'], answers)).toMatchObject({
      lowFen: 5_500,
      highFen: most,
    });
  });

  it('holds every award that the engine could reckon for such a case, by each real measure', () => {
    for (const scheme of SCHEMES) {
      const questions = questionsOf(scheme);
      const triggers = [...new Set(scheme.stages.map(({ trigger }) => trigger))];
      const one = fc.record(
        Object.fromEntries(
          questions.map(({ fact, choices }) => [
            fact,
            fc.record({ choice: fc.constantFrom(...choices), told: fc.boolean(), high: fc.boolean() }),
          ]),
        ),
      );
      fc.assert(
        fc.property(one, (picked) => {
          const told = Object.entries(picked).filter(([, each]) => each.told);
          const answers = Object.fromEntries(told.map(([fact, { choice }]) => [fact, choice.code]));
          const facts = Object.fromEntries(
            Object.entries(picked).map(([fact, { choice, high }]) => [
              fact,
              (high ? choice.values.at(-1) : choice.values[0]) ?? null,
            ]),
          );
          const real = reckoned(() => evaluateScheme(scheme, facts, triggers));
          // A case that the measure gives no grade: the office itself must grade it.
          if (!real) return;
          const { lowFen, highFen } = estimateReward(scheme, triggers, answers);
          expect(lowFen).toBeLessThanOrEqual(real.lowFen);
          expect(highFen ?? Infinity).toBeGreaterThanOrEqual(real.highFen ?? 0);
        }),
        { numRuns: 15 },
      );
    }
  });
});

describe('the conditions of a measure', () => {
  it('stand in words; a code that nobody knows says itself', () => {
    const { require, exclusions } = conditionsOf({
      ...demo,
      eligibility: { exclusions: ['WITHDRAWN', 'ODD'] },
    });
    expect(require).toEqual([]);
    expect(exclusions.map(({ en }) => en)).toEqual(['The reporter took the report back', 'ODD']);
    expect(conditionsOf(demo).require.length).toBe(3);
    expect(conditionsOf({ ...demo, eligibility: { require: 'all' as never } }).require).toEqual([]);
  });
});

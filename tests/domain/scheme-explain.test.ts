import { describe, expect, it } from 'vitest';
import { evaluateScheme, explainEn, explainZh } from '../../server/domain/scheme.ts';
import { scheme } from './scheme-fixtures.ts';

describe('the explanation of an award', () => {
  it('names the grade, the band and the fixed sum', () => {
    const { trace } = evaluateScheme(scheme('litong-DRAFT'), { lead_grade: 1 }, ['LEAD_VERIFIED']);
    expect(explainZh(trace)).toEqual([
      '依据《利通区非法集资线索举报奖励（演示方案，须经区政府批准后替换）》（草案，仅供演示）计算。',
      '“查证属实”阶段的奖励条件已具备。',
      '线索等级1级，对应“G1”档，固定奖励¥5,000.00。',
      '应奖励¥5,000.00。',
    ]);
    expect(explainEn(trace).slice(1)).toEqual([
      'The stage “lead verified” is reached.',
      'With lead grade 1: band “G1”, a fixed ¥5,000.00.',
      'To award: ¥5,000.00.',
    ]);
  });

  it('shows a percentage with its base, its ceiling and its result', () => {
    const facts = { lead_grade: 1, case_amount_fen: 20_000_000_000 };
    const { trace } = evaluateScheme(scheme('qinghai-2018'), facts, ['CASE_CONCLUDED']);
    expect(explainZh(trace).slice(2)).toEqual([
      '线索等级1级，涉案金额¥200,000,000.00，对应“1a”档，按涉案金额的0.06%奖励。',
      '涉案金额¥200,000,000.00×0.06%=¥120,000.00。',
      '高于本档上限，按¥100,000.00计。',
      '应奖励¥100,000.00。',
    ]);
  });

  it('shows stages, sum, cap and the range that is left to an officer', () => {
    const facts = { lead_grade: 1, case_amount_fen: 500_000_000 };
    const triggers = ['LEAD_VERIFIED', 'CRIMINAL_FILED'] as const;
    const { trace } = evaluateScheme(scheme('litong-DRAFT'), facts, triggers, { toOthersFen: 800_000 });
    expect(explainZh(trace).slice(4)).toEqual([
      '涉案金额¥5,000,000.00，对应“BIG”档，奖励¥5,000.00至¥10,000.00。',
      '各阶段合计¥10,000.00至¥15,000.00。',
      '单案奖励上限¥20,000.00，已使用¥8,000.00，按¥10,000.00至¥12,000.00计。',
      '应奖励¥10,000.00至¥12,000.00，由经办人在此范围内提出并说明理由。',
    ]);
  });

  it('has words in both languages for every kind of step, and survives being stored', () => {
    const rich = scheme('litong-DRAFT', {
      version: 3,
      rounding: { mode: 'DOWN', unit_fen: 100_000 },
      uplifts: [
        { id: 'INSIDER', when: { insider: true }, bp: 500 },
        { id: 'IMPACT', when: { major_impact: true }, mode: 'DISCRETION' },
      ],
      grade_rule: { '1': { evidence: 'DIRECT', match: 'FULL' } },
    });
    const share = { type: 'percent', base: 'penalty_fen', ppm: 10, min_fen: 150_000 } as const;
    rich.stages.push(
      { stage_id: 'NONE', trigger: 'LEAD_VERIFIED', cumulative: true, bands: [] },
      { stage_id: 'LAST', trigger: 'CASE_CONCLUDED', bands: [{ id: 'L', when: {}, amount: share }] },
    );
    const facts = {
      evidence: 'DIRECT',
      match: 'FULL',
      insider: true,
      penalty_fen: 1,
      case_amount_fen: 1,
    };
    const { trace } = evaluateScheme(rich, facts, ['LEAD_VERIFIED', 'CASE_CONCLUDED'], {
      toReporterFen: 50_000,
    });
    const stored = JSON.parse(JSON.stringify(trace)) as typeof trace;
    expect(new Set(stored.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['SCHEME', 'GRADE', 'STAGE', 'BAND', 'NO_BAND', 'ARITHMETIC', 'FLOOR', 'REPLACED', 'SUM'],
        ...['UPLIFT', 'DISCRETION', 'ROUNDING', 'ALREADY_AWARDED', 'RESULT'],
      ]),
    );
    const waiting = stored.filter((step) => step.kind === 'STAGE' && !step.fired).length;
    expect(waiting).toBe(1);
    for (const explain of [explainZh, explainEn]) {
      expect(explain(stored)).toHaveLength(stored.length - waiting);
      expect(explain(stored).join()).not.toMatch(/undefined|null|NaN/);
    }
  });
});

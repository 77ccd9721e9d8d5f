import { describe, expect, it } from 'vitest';
import { evaluateScheme, type SchemeFacts, type Trigger } from '../../server/domain/scheme.ts';
import { refusalOf, scheme, SCHEMES } from './scheme-fixtures.ts';

type Row = [
  id: string,
  facts: SchemeFacts,
  triggers: Trigger[],
  lowFen: number,
  highFen: number | null,
  why: string,
];

const yi = 10_000_000_000; // 1亿元 in fen

// Each amount was reckoned by hand from the measure's own words.
const AWARDS: Row[] = [
  ['beijing-2016', { lead_grade: 1 }, ['LEAD_GRADED'], 10_000_000, 10_000_000, '一级 100,000元'],
  ['beijing-2016', { lead_grade: 4 }, ['LEAD_GRADED'], 500_000, 500_000, '四级 5,000元'],
  ['beijing-2016', { lead_grade: 1 }, ['LEAD_VERIFIED'], 0, 0, 'no stage waits for this trigger'],
  ['tianjin-2018', {}, ['PRELIM_INVESTIGATION_OPENED'], 50_000, 100_000, '500–1,000元'],
  [
    'tianjin-2018',
    { case_amount_fen: 5_000_000, major_impact: false },
    ['PRELIM_INVESTIGATION_OPENED', 'ADMIN_OR_JUDICIAL_DISPOSAL'],
    250_000,
    1_100_000,
    '(500 + 2,000) to (1,000 + 10,000)元',
  ],
  [
    'tianjin-2018',
    { case_amount_fen: yi },
    ['PRELIM_INVESTIGATION_OPENED', 'ADMIN_OR_JUDICIAL_DISPOSAL'],
    1_250_000,
    6_100_000,
    'at 1亿元 the major stage adds 10,000–50,000元, whether its impact is known or not',
  ],
  [
    'qinghai-2018',
    { lead_grade: 1, case_amount_fen: 1.5 * yi },
    ['CASE_CONCLUDED'],
    9_000_000,
    9_000_000,
    '1.5亿 × 0.06%',
  ],
  [
    'qinghai-2018',
    { lead_grade: 1, case_amount_fen: 2 * yi },
    ['CASE_CONCLUDED'],
    10_000_000,
    10_000_000,
    'max',
  ],
  [
    'qinghai-2018',
    { lead_grade: 1, case_amount_fen: 100_000_000 },
    ['CASE_CONCLUDED'],
    100_000,
    100_000,
    'min',
  ],
  [
    'qinghai-2018',
    { lead_grade: 2, case_amount_fen: 5_000_000_000 },
    ['CASE_CONCLUDED'],
    500_000,
    500_000,
    '5000万 × 0.01%',
  ],
  [
    'qinghai-2018',
    { lead_grade: 3 },
    ['CASE_CONCLUDED'],
    10_000,
    50_000,
    'no case amount is needed for 三级',
  ],
  [
    'qinghai-2018',
    { evidence: 'DIRECT', match: 'FULL', case_amount_fen: 1.5 * yi },
    ['CASE_CONCLUDED'],
    9_000_000,
    9_000_000,
    'graded 一级 by its own rule',
  ],
  ['shanghai-notice', { major_impact: true }, ['LEAD_VERIFIED'], 100_000, 500_000, '1,000–5,000元'],
  [
    'shanghai-notice',
    { amount_extra_huge: false, major_impact: false, suspected_crime: true, severity: 'SERIOUS' },
    ['LEAD_VERIFIED'],
    50_000,
    50_000,
    '500元',
  ],
  [
    'shanghai-notice',
    { amount_extra_huge: false, major_impact: false, suspected_crime: true, severity: 'LIGHT' },
    ['LEAD_VERIFIED'],
    20_000,
    20_000,
    '200元',
  ],
  [
    'xpcc-2020',
    { case_amount_fen: 1_234_567_890 },
    ['CASE_CONCLUDED'],
    123_457,
    123_457,
    '1,234.56789元 to the fen',
  ],
  ['xpcc-2020', { case_amount_fen: 1_000 }, ['CASE_CONCLUDED'], 50_000, 50_000, 'min 500元'],
  ['xpcc-2020', { case_amount_fen: 10 * yi }, ['CASE_CONCLUDED'], 5_000_000, 5_000_000, 'max 50,000元'],
  [
    'district-template-X',
    { outcome: 'CRIMINAL_FILED' },
    ['LEAD_VERIFIED'],
    1_000_000,
    1_200_000,
    '10,000–12,000元',
  ],
  [
    'district-template-X',
    { outcome: 'ADMIN_DISPOSED', fundraising_occurred: true },
    ['LEAD_VERIFIED'],
    500_000,
    500_000,
    '5,000元',
  ],
  [
    'district-template-X',
    { outcome: 'ADMIN_DISPOSED', fundraising_occurred: false },
    ['LEAD_VERIFIED'],
    50_000,
    50_000,
    '500元',
  ],
  [
    'samr-2021',
    { lead_grade: 2, penalty_fen: 100_000_000 },
    ['CASE_CONCLUDED'],
    3_000_000,
    3_000_000,
    '100万 × 3%',
  ],
  [
    'samr-2021',
    { lead_grade: 3, penalty_fen: 5_000_000 },
    ['CASE_CONCLUDED'],
    100_000,
    100_000,
    'min 1,000元',
  ],
  [
    'samr-2021',
    { lead_grade: 1, penalty_fen: 3_000_000_000 },
    ['CASE_CONCLUDED'],
    100_000_000,
    100_000_000,
    '3000万 × 5% = 150万, held at the cap of 100万元',
  ],
  ['mss-2022', { contribution: 'EXCEPTIONAL' }, ['CASE_CONCLUDED'], 10_000_000, null, '100,000元 or more'],
  ['mss-2022', { contribution: 'SOME' }, ['CASE_CONCLUDED'], 0, 1_000_000, 'up to 10,000元'],
  ['litong-DRAFT', { lead_grade: 1 }, ['LEAD_VERIFIED'], 500_000, 500_000, '5,000元'],
  ['litong-DRAFT', { lead_grade: 4 }, ['LEAD_VERIFIED'], 0, 0, 'no band for grade 4'],
  [
    'litong-DRAFT',
    { lead_grade: 2, case_amount_fen: 499_999_999 },
    ['LEAD_VERIFIED', 'CRIMINAL_FILED'],
    500_000,
    500_000,
    '2,000 + 3,000元',
  ],
  [
    'litong-DRAFT',
    { lead_grade: 1, case_amount_fen: 500_000_000 },
    ['LEAD_VERIFIED', 'CRIMINAL_FILED'],
    1_000_000,
    1_500_000,
    '5,000 + (5,000 to 10,000)元',
  ],
  ['beijing-2016', { lead_grade: 2 }, ['LEAD_GRADED'], 5_000_000, 5_000_000, '二级 50,000元'],
  ['beijing-2016', { lead_grade: 3 }, ['LEAD_GRADED'], 1_000_000, 1_000_000, '三级 10,000元'],
  [
    'qinghai-2018',
    { lead_grade: 1, case_amount_fen: yi - 1 },
    ['CASE_CONCLUDED'],
    5_000_000,
    5_000_000,
    'a fen below 1亿: 0.05%, 49,999.999995元 to the fen',
  ],
  [
    'qinghai-2018',
    { lead_grade: 1, case_amount_fen: yi },
    ['CASE_CONCLUDED'],
    6_000_000,
    6_000_000,
    '1亿: 0.06%',
  ],
  [
    'qinghai-2018',
    { lead_grade: 2, case_amount_fen: yi },
    ['CASE_CONCLUDED'],
    2_000_000,
    2_000_000,
    '1亿 × 0.02%',
  ],
  [
    'qinghai-2018',
    { lead_grade: 2, case_amount_fen: 1 },
    ['CASE_CONCLUDED'],
    50_000,
    50_000,
    '二级 min 500元',
  ],
  ['samr-2021', { lead_grade: 1, penalty_fen: 1 }, ['CASE_CONCLUDED'], 500_000, 500_000, 'min 5,000元'],
  ['samr-2021', { lead_grade: 2, penalty_fen: 1 }, ['CASE_CONCLUDED'], 300_000, 300_000, 'min 3,000元'],
  ['mss-2022', { contribution: 'IMPORTANT' }, ['CASE_CONCLUDED'], 1_000_000, 3_000_000, '10,000–30,000元'],
  ['mss-2022', { contribution: 'MAJOR' }, ['CASE_CONCLUDED'], 3_000_000, 10_000_000, '30,000–100,000元'],
  ['litong-DRAFT', { lead_grade: 2 }, ['LEAD_VERIFIED'], 200_000, 200_000, '2,000元'],
  ['litong-DRAFT', { lead_grade: 3 }, ['LEAD_VERIFIED'], 50_000, 50_000, '500元'],
];

describe('the nine measures', () => {
  it.each(AWARDS)('%s with %j on %j awards %i to %s fen: %s', (id, facts, triggers, lowFen, highFen) => {
    expect(evaluateScheme(scheme(id), facts, triggers)).toMatchObject({ lowFen, highFen });
  });

  it('each have an award in the table', () => {
    expect(SCHEMES).toHaveLength(9);
    expect(new Set(AWARDS.map(([id]) => id))).toEqual(new Set(SCHEMES.map(({ scheme_id }) => scheme_id)));
  });
});

describe('a fact that nobody recorded', () => {
  it.each<[string, SchemeFacts, Trigger, string]>([
    ['beijing-2016', {}, 'LEAD_GRADED', 'facts.lead_grade'],
    ['tianjin-2018', { case_amount_fen: 1 }, 'ADMIN_OR_JUDICIAL_DISPOSAL', 'facts.major_impact'],
    ['qinghai-2018', { lead_grade: 1 }, 'CASE_CONCLUDED', 'facts.case_amount_fen'],
    ['qinghai-2018', { evidence: 'DIRECT', case_amount_fen: 1 }, 'CASE_CONCLUDED', 'facts.lead_grade'],
    ['xpcc-2020', {}, 'CASE_CONCLUDED', 'facts.case_amount_fen'],
    ['xpcc-2020', { case_amount_fen: null }, 'CASE_CONCLUDED', 'facts.case_amount_fen'],
    ['district-template-X', { fundraising_occurred: true }, 'LEAD_VERIFIED', 'facts.outcome'],
    ['samr-2021', { lead_grade: 1 }, 'CASE_CONCLUDED', 'facts.penalty_fen'],
    ['mss-2022', {}, 'CASE_CONCLUDED', 'facts.contribution'],
    ['litong-DRAFT', { lead_grade: 1 }, 'CRIMINAL_FILED', 'facts.case_amount_fen'],
    [
      'shanghai-notice',
      { amount_extra_huge: false, major_impact: false, suspected_crime: true },
      'LEAD_VERIFIED',
      'facts.severity',
    ],
    [
      'shanghai-notice',
      { suspected_crime: true },
      'LEAD_VERIFIED',
      'facts.amount_extra_huge facts.major_impact',
    ],
  ])('stops %s with %j on %s and is named: %s', (id, facts, trigger, paths) => {
    expect(refusalOf(() => evaluateScheme(scheme(id), facts, [trigger]))).toBe(`FACT_MISSING ${paths}`);
  });
});

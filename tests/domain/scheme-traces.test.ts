import { describe, expect, it } from 'vitest';
import { evaluateScheme, explainZh, type SchemeFacts, type Trigger } from '../../server/domain/scheme.ts';
import { SCHEMES, scheme } from './scheme-fixtures.ts';

type Case = { facts: SchemeFacts; triggers: Trigger[]; fen: [number, number | null]; lines: string[] };
const CONCLUDED: Trigger[] = ['CASE_CONCLUDED'];
const begins = (title: string, stage: string) => [
  `依据《${title}》计算。`,
  `“${stage}”阶段的奖励条件已具备。`,
];

/** Each measure with one award as an auditor would reckon it on paper, line by line. */
const BY_HAND: Record<string, Case> = {
  'beijing-2016': {
    facts: { lead_grade: 2 },
    triggers: ['LEAD_GRADED'],
    fen: [5_000_000, 5_000_000],
    lines: [
      ...begins('北京市群众举报涉嫌非法集资线索奖励办法', '线索定级'),
      '线索等级2级，对应“G2”档，固定奖励¥50,000.00。',
      '应奖励¥50,000.00。',
    ],
  },
  // 500 + 2,000 + 10,000 = 12,500; 1,000 + 10,000 + 50,000 = 61,000
  'tianjin-2018': {
    facts: { case_amount_fen: 12_000_000_000, major_impact: false },
    triggers: ['PRELIM_INVESTIGATION_OPENED', 'ADMIN_OR_JUDICIAL_DISPOSAL'],
    fen: [1_250_000, 6_100_000],
    lines: [
      ...begins('天津市非法集资举报奖励办法', '启动初步调查'),
      '对应“P”档，奖励¥500.00至¥1,000.00。',
      '“行政或司法处置”阶段的奖励条件已具备。',
      '对应“D”档，奖励¥2,000.00至¥10,000.00。',
      '“行政或司法处置”阶段的奖励条件已具备。',
      '涉案金额¥120,000,000.00，对应“M”档，奖励¥10,000.00至¥50,000.00。',
      '各阶段合计¥12,500.00至¥61,000.00。',
      '应奖励¥12,500.00至¥61,000.00，由经办人在此范围内提出并说明理由。',
    ],
  },
  // 3,000,000 × 1/10,000 = 300, and no less than 500
  'qinghai-2018': {
    facts: { lead_grade: 2, case_amount_fen: 300_000_000 },
    triggers: CONCLUDED,
    fen: [50_000, 50_000],
    lines: [
      ...begins('青海省非法集资举报奖励实施细则', '案件办结'),
      '线索等级2级，对应“2b”档，按涉案金额的0.01%奖励。',
      '涉案金额¥3,000,000.00×0.01%=¥300.00。',
      '低于本档下限，按¥500.00计。',
      '应奖励¥500.00。',
    ],
  },
  'shanghai-notice': {
    facts: { amount_extra_huge: false, major_impact: false, suspected_crime: true, severity: 'SERIOUS' },
    triggers: ['LEAD_VERIFIED'],
    fen: [50_000, 50_000],
    lines: [
      ...begins('上海市非法集资举报奖励须知', '查证属实'),
      '涉嫌犯罪：是，情节：严重，对应“SERIOUS”档，固定奖励¥500.00。',
      '应奖励¥500.00。',
    ],
  },
  // 12,345,678 × 1/10,000 = 1,234.5678, to the nearest fen
  'xpcc-2020': {
    facts: { case_amount_fen: 1_234_567_800 },
    triggers: CONCLUDED,
    fen: [123_457, 123_457],
    lines: [
      ...begins('兵团辖区举报非法集资线索奖励实施细则（试行）', '案件办结'),
      '对应“ALL”档，按涉案金额的0.01%奖励。',
      '涉案金额¥12,345,678.00×0.01%=¥1,234.57。',
      '应奖励¥1,234.57。',
    ],
  },
  'district-template-X': {
    facts: { outcome: 'ADMIN_PENALTY', fundraising_occurred: false },
    triggers: ['LEAD_VERIFIED'],
    fen: [50_000, 50_000],
    lines: [
      ...begins('X区非法集资举报奖励实施方案（暂行）', '查证属实'),
      '已发生集资：否，对应“ADVERT”档，固定奖励¥500.00。',
      '应奖励¥500.00。',
    ],
  },
  // 25,000,000 × 5/100 = 1,250,000, and no case gets more than 1,000,000
  'samr-2021': {
    facts: { lead_grade: 1, penalty_fen: 2_500_000_000, insider: false },
    triggers: CONCLUDED,
    fen: [100_000_000, 100_000_000],
    lines: [
      ...begins('市场监管领域重大违法行为举报奖励暂行办法（国市监稽规〔2021〕4号）', '案件办结'),
      '线索等级1级，对应“L1”档，按罚没款的5%奖励。',
      '罚没款¥25,000,000.00×5%=¥1,250,000.00。',
      '单案奖励上限¥1,000,000.00，按¥1,000,000.00计。',
      '应奖励¥1,000,000.00。',
    ],
  },
  'mss-2022': {
    facts: { contribution: 'EXCEPTIONAL' },
    triggers: CONCLUDED,
    fen: [10_000_000, null],
    lines: [
      ...begins('公民举报危害国家安全行为奖励办法（procedure anchor）', '案件办结'),
      '贡献：特别重大作用，对应“4”档，奖励¥100,000.00以上。',
      '应奖励¥100,000.00以上，由经办人在此范围内提出并说明理由。',
    ],
  },
  // One fen under five million: the lower band. 500 + 3,000 = 3,500
  'litong-DRAFT': {
    facts: { lead_grade: 3, case_amount_fen: 499_999_999 },
    triggers: ['LEAD_VERIFIED', 'CRIMINAL_FILED'],
    fen: [350_000, 350_000],
    lines: [
      '依据《利通区非法集资线索举报奖励（演示方案，须经区政府批准后替换）》（草案，仅供演示）计算。',
      '“查证属实”阶段的奖励条件已具备。',
      '线索等级3级，对应“G3”档，固定奖励¥500.00。',
      '“公安立案”阶段的奖励条件已具备。',
      '对应“STD”档，固定奖励¥3,000.00。',
      '各阶段合计¥3,500.00。',
      '应奖励¥3,500.00。',
    ],
  },
};

describe('each real measure against an award reckoned by hand, with every line of its trace', () => {
  it.each(Object.entries(BY_HAND))('%s', (id, { facts, triggers, fen, lines }) => {
    const { lowFen, highFen, trace } = evaluateScheme(scheme(id), facts, triggers);
    expect([lowFen, highFen]).toEqual(fen);
    expect(explainZh(trace)).toEqual(lines);
  });

  it('leaves none out', () => {
    expect(Object.keys(BY_HAND).toSorted()).toEqual(SCHEMES.map(({ scheme_id: id }) => id).toSorted());
  });
});

import { describe, expect, it } from 'vitest';
import { conditionWords } from '../../server/domain/predicate-words.ts';
import {
  checkScheme,
  demonstrationScheme,
  inReadingOrder,
  isDemonstration,
  outlineOf,
} from '../../server/domain/scheme.ts';
import { OUTLINE_EN } from '../../server/domain/scheme-outline-en.ts';
import { OUTLINE_ZH } from '../../server/domain/scheme-outline-zh.ts';
import { SCHEMES, scheme } from './scheme-fixtures.ts';

describe('a reward measure in words', () => {
  it('puts each stage and tier as a person would say it', () => {
    const [verified, filed] = outlineOf(scheme('litong-DRAFT')).stages;
    expect(verified).toMatchObject({ title: { zh: '查证属实', en: 'lead verified' }, adds: true });
    expect(verified?.tiers.map(({ when, amount }) => `${when.zh}：${amount.zh}`)).toEqual([
      '线索等级1级：固定奖励¥5,000.00',
      '线索等级2级：固定奖励¥2,000.00',
      '线索等级3级：固定奖励¥500.00',
    ]);
    expect(filed?.tiers.map(({ when, amount }) => `${when.zh}：${amount.zh}`)).toEqual([
      '涉案金额不低于¥5,000,000.00：奖励¥5,000.00至¥10,000.00',
      '其他情形：固定奖励¥3,000.00',
    ]);
    expect(filed?.tiers.map(({ when, amount }) => `${when.en}: ${amount.en}`)).toEqual([
      'case amount at least ¥5,000,000.00: ¥5,000.00 to ¥10,000.00',
      'otherwise: a fixed ¥3,000.00',
    ]);
  });

  it('says what else the office reckons by', () => {
    const rich = scheme('litong-DRAFT', {
      rounding: { mode: 'DOWN', unit_fen: 10_000 },
      uplifts: [
        { id: 'INSIDER', when: { insider: true }, bp: 500 },
        { id: 'IMPACT', when: {}, mode: 'DISCRETION' },
      ],
      grade_rule: { '1': { evidence: 'DIRECT', match: { in: ['FULL', 'MATCH'] } } },
      approval_matrix: [{ from_fen: 5_000_000, require: ['MEETING_MINUTES'] }],
      caps: { per_case_fen: 2_000_000, per_reporter_year_fen: 5_000_000 },
      claim: { window: { business_days: 60 }, window_anon: { months: 6 } },
    });
    expect(outlineOf(rich).terms.map(({ zh }) => zh)).toEqual([
      '可以领奖的举报：实名、凭码匿名',
      '线索定为1级：证据：直接证据，且（与查办事实：完全相符或相符）',
      '加奖（内部人员举报：是）：上浮5%',
      '加奖（所有情形）：另行酌定',
      '按¥100.00取整，舍去尾数',
      '单案奖励上限¥20,000.00',
      '同一举报人一年奖励上限¥50,000.00',
      '¥50,000.00以上须有：会议纪要',
    ]);
    const { claim } = outlineOf(rich);
    expect(claim.map(({ zh }) => zh)).toEqual(['实名举报人领取期限60个工作日', '匿名举报人领取期限6个月']);
    expect(claim.at(-1)?.en).toBe('Anonymous reporters claim within 6 months');
  });

  it('shows a percentage with its floor and ceiling', () => {
    const amount = { type: 'percent', base: 'penalty_fen', ppm: 600, min_fen: 100, max_fen: 200 } as const;
    expect(OUTLINE_ZH.amount(amount)).toBe('按罚没款的0.06%奖励，不低于¥1.00，不超过¥2.00');
    expect(OUTLINE_EN.amount(amount)).toBe(
      '0.06% of the fines and confiscations, at least ¥1.00, at most ¥2.00',
    );
  });

  it('keeps and, or and not apart by brackets', () => {
    const tangled = {
      any: [{ suspected_crime: true, lead_grade: { lte: 2 } }, { not: { severity: 'LIGHT' } }],
      participants: { gte: 30, lt: 100 },
    };
    expect(conditionWords(tangled, OUTLINE_ZH.condition)).toBe(
      '（（涉嫌犯罪：是，且线索等级不高于2级）或不符合（情节：较轻）），且（参与人数不低于30人，且低于100人）',
    );
    expect(conditionWords(tangled, OUTLINE_EN.condition)).toBe(
      '((suspected crime: yes and lead grade at most 2) or not (severity: light)) and (participants at least 30 and less than 100)',
    );
  });

  it('leaves nothing unsaid in any real measure', () => {
    const texts = SCHEMES.map(outlineOf).flatMap(({ stages, terms, claim }) => [
      ...stages.flatMap(({ title, tiers }) => [
        title,
        ...tiers.flatMap(({ when, amount }) => [when, amount]),
      ]),
      ...terms,
      ...claim,
    ]);
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter(({ zh, en }) => /undefined|NaN|\[object|^$/.test(`${zh}${en}`))).toEqual([]);
  });
});

describe('a document that the database gave its own order', () => {
  it('is read from its name to its claims, whatever depth, and stays the same document', () => {
    const jumbled = { claim: {}, stages: [{ bands: [], stage_id: 'A' }], own: 1, title: 'T', scheme_id: 'S' };
    expect(JSON.stringify(inReadingOrder(jumbled))).toBe(
      '{"scheme_id":"S","title":"T","stages":[{"stage_id":"A","bands":[]}],"claim":{},"own":1}',
    );
    expect(inReadingOrder(jumbled)).toEqual(jumbled);
  });
});

describe('the draft that every office starts from', () => {
  it('is a valid measure, and says of itself that it is only a demonstration', () => {
    const draft = demonstrationScheme('reward-640302', '利通区');
    expect(checkScheme(draft)).toEqual([]);
    expect(isDemonstration(draft)).toBe(true);
    expect(isDemonstration({})).toBe(false);
  });
});

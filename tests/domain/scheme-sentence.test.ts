import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../server/domain/money.ts';
import { proxyAllowed, sentenceEn, sentenceZh } from '../../server/domain/scheme.ts';
import type { TraceStep } from '../../server/domain/scheme.ts';

const head: TraceStep[] = [
  { kind: 'SCHEME', schemeId: 'x', version: 1, status: 'ACTIVE', title: '办法' },
  { kind: 'STAGE', stageId: 'V', trigger: 'LEAD_VERIFIED', fired: true, cumulative: true },
];
const fixed = (fen: number): TraceStep => ({
  kind: 'BAND',
  stageId: 'V',
  bandId: 'G1',
  facts: [{ fact: 'lead_grade', value: 1 }],
  amount: { type: 'fixed', fen },
});
const result = (lowFen: number, highFen: number | null): TraceStep => ({ kind: 'RESULT', lowFen, highFen });

describe('the arithmetic in one sentence', () => {
  it('says the band and the amount, and leaves out what changed nothing', () => {
    const sum: TraceStep = { kind: 'SUM', lowFen: 500_000, highFen: 500_000 };
    const trace = [...head, fixed(500_000), sum, result(500_000, 500_000)];
    const zh = sentenceZh(trace, 500_000);
    expect(zh).toMatch(/^线索等级1级，固定奖励¥5,000\.00；/);
    expect(zh, 'the code of a tier is the office’s').not.toContain('G1');
    expect(zh).toMatch(/所以奖励¥5,000\.00。$/);
    expect(zh).not.toContain('合计');
    expect(zh).not.toContain('办法');
    expect(sentenceEn(trace, 500_000)).toMatch(/; so the award is ¥5,000\.00\.$/);
  });

  it('shows the cap that cut it, and a sum that was chosen within a range', () => {
    const cap: TraceStep = {
      kind: 'CAP',
      cap: 'CASE',
      capFen: 300_000,
      usedFen: 0,
      lowFen: 300_000,
      highFen: 300_000,
    };
    expect(sentenceZh([...head, fixed(500_000), cap, result(300_000, 300_000)], 300_000)).toContain(
      '单案奖励上限¥3,000.00',
    );
    const open = sentenceZh([...head, fixed(500_000), result(100_000, 900_000)], 400_000);
    expect(open).toMatch(/在规定的范围内定为¥4,000\.00。$/);
  });

  it('is one sentence that ends with the amount, whatever the trace', () => {
    const amounts = fc.integer({ min: 1, max: 100_000_000 });
    const steps = fc.array(
      fc.oneof(
        amounts.map((fen): TraceStep => fixed(fen)),
        amounts.map((fen): TraceStep => ({ kind: 'FLOOR', stageId: 'V', fromFen: 1, toFen: fen })),
        amounts.map((fen): TraceStep => ({ kind: 'SUM', lowFen: fen, highFen: fen })),
        amounts.map((fen): TraceStep => ({ kind: 'ALREADY_AWARDED', fen, lowFen: fen, highFen: fen })),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(steps, amounts, (trace, fen) => {
        const zh = sentenceZh([...head, ...trace, result(fen, fen)], fen);
        expect(zh.match(/。/g)).toHaveLength(1);
        expect(zh.endsWith(`¥${formatYuan(fen)}。`)).toBe(true);
        expect(sentenceEn([...head, ...trace], fen).endsWith(`¥${formatYuan(fen)}.`)).toBe(true);
      }),
    );
  });
});

it('a measure that says nothing of proxies lets nobody send one', () => {
  const scheme = { scheme_id: 'x', title: 'x', stages: [] };
  expect(proxyAllowed(scheme as never)).toBe(false);
  expect(proxyAllowed({ ...scheme, claim: { proxy_allowed: false } } as never)).toBe(false);
  expect(proxyAllowed({ ...scheme, claim: { proxy_allowed: true } } as never)).toBe(true);
});

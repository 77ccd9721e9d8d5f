import { describe, expect, it } from 'vitest';
import { LITONG_DRAFT_SCHEME } from '../../server/demo/litong-scheme.ts';
import { checkScheme, parseScheme } from '../../server/domain/scheme.ts';
import { refusalOf, scheme, SCHEMES } from './scheme-fixtures.ts';

/** Litong's draft with one thing set at a dotted path. */
function broken(path: string, value: unknown): unknown {
  const copy: unknown = scheme('litong-DRAFT');
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  holder[last] = value;
  return copy;
}

describe('a scheme as somebody wrote it', () => {
  it('has no problems in any of the nine, nor in the demo district', () => {
    expect(SCHEMES.flatMap((one) => checkScheme(one))).toEqual([]);
    expect(checkScheme(LITONG_DRAFT_SCHEME)).toEqual([]);
  });

  it.each([
    ['scheme_id', '', 'scheme_id REQUIRED'],
    ['version', 0, 'version OUT_OF_RANGE'],
    ['status', 'LAW', 'status NOT_IN_LIST'],
    ['stages', undefined, 'stages REQUIRED'],
    ['stages', [], 'stages NOT_ENOUGH'],
    ['stages.1.stage_id', 'VERIFIED', 'stages[1].stage_id MUST_DIFFER'],
    ['stages.0.trigger', 'TUESDAY', 'stages[0].trigger NOT_IN_LIST'],
    ['stages.0.select', 'last', 'stages[0].select NOT_IN_LIST'],
    ['stages.0.bands.1.id', 'G1', 'stages[0].bands[1].id MUST_DIFFER'],
    ['stages.0.bands.0.when', { grade: 1 }, 'stages[0].bands[0].when.grade NOT_IN_LIST'],
    ['stages.0.bands.0.when', { lead_grade: '1' }, 'stages[0].bands[0].when.lead_grade NOT_A_NUMBER'],
    ['stages.0.bands.0.when', { insider: 1 }, 'stages[0].bands[0].when.insider BAD_FORMAT'],
    ['stages.0.bands.0.when', { severity: 'GRAVE' }, 'stages[0].bands[0].when.severity NOT_IN_LIST'],
    ['stages.0.bands.0.when', { severity: { gte: 'A' } }, 'stages[0].bands[0].when.severity NOT_ALLOWED'],
    ['stages.0.bands.0.when', { any: [] }, 'stages[0].bands[0].when.any NOT_ENOUGH'],
    ['stages.0.bands.0.when', { not: { x: 1 } }, 'stages[0].bands[0].when.not.x NOT_IN_LIST'],
    [
      'stages.0.bands.0.when',
      { lead_grade: { in: [1], gt: 1 } },
      'stages[0].bands[0].when.lead_grade NOT_ALLOWED',
    ],
    [
      'stages.0.bands.0.when',
      { lead_grade: { above: 1 } },
      'stages[0].bands[0].when.lead_grade.above NOT_IN_LIST',
    ],
    ['stages.0.bands.0.when', {}, 'stages[0].bands[1] NOT_ALLOWED'],
    ['stages.0.bands.0.amount', { type: 'fixed', fen: 0.5 }, 'stages[0].bands[0].amount.fen OUT_OF_RANGE'],
    ['stages.0.bands.0.amount', { type: 'gold' }, 'stages[0].bands[0].amount.type NOT_IN_LIST'],
    [
      'stages.0.bands.0.amount',
      { type: 'range', min_fen: 2, max_fen: 1 },
      'stages[0].bands[0].amount.max_fen OUT_OF_RANGE',
    ],
    [
      'stages.0.bands.0.amount',
      { type: 'percent', base: 'participants', ppm: 1 },
      'stages[0].bands[0].amount.base NOT_IN_LIST',
    ],
    [
      'stages.0.bands.0.amount',
      { type: 'percent', base: 'penalty_fen', ppm: 1_000_001 },
      'stages[0].bands[0].amount.ppm OUT_OF_RANGE',
    ],
    ['caps.per_case_fen', -1, 'caps.per_case_fen OUT_OF_RANGE'],
    ['rounding', { mode: 'NEAREST', unit_fen: 1 }, 'rounding.mode NOT_IN_LIST'],
    ['uplifts', [{ id: 'U', when: {} }], 'uplifts[0].bp OUT_OF_RANGE'],
    ['grade_rule', { high: {} }, 'grade_rule.high OUT_OF_RANGE'],
    ['approval_matrix', [{ from_fen: 1, require: [] }], 'approval_matrix[0].require NOT_ENOUGH'],
    ['eligibility.identity_modes', ['GHOST'], 'eligibility.identity_modes[0] NOT_IN_LIST'],
    ['claim', null, 'claim BAD_FORMAT'],
    ['claim.window', '90 days', 'claim.window BAD_FORMAT'],
    ['claim.window', {}, 'claim.window REQUIRED'],
    ['claim.window', { days: 90, months: 3 }, 'claim.window NOT_ALLOWED'],
    ['claim.window', { fortnights: 6 }, 'claim.window.fortnights NOT_IN_LIST'],
    ['claim.window_anon', { days: 0 }, 'claim.window_anon.days OUT_OF_RANGE'],
  ])('with %s = %j is told: %s', (path, value, problem) => {
    const problems = checkScheme(broken(path, value));
    expect(problems.map((found) => `${found.path} ${found.code}`)).toEqual([problem]);
  });

  it('is refused with each of its problems', () => {
    expect(refusalOf(() => parseScheme(broken('title', '')))).toBe('SCHEME_INVALID title');
    expect(refusalOf(() => parseScheme({}))).toBe('SCHEME_INVALID scheme_id title stages');
    expect(refusalOf(() => parseScheme(null))).toBe('SCHEME_INVALID ');
  });
});

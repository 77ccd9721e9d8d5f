import type { FieldError } from './errors.ts';
import { ROUNDING_MODES } from './money.ts';
import { checkPredicate } from './predicate-check.ts';
import { isSum, MOST_BP, strangers } from './scheme-bounds.ts';
import { sortOfFact } from './scheme-fact-sorts.ts';
import { JOINT_WAYS, LATER_HELPFUL } from './scheme-shares.ts';
import { eachOf, isIn, isShape, isText, isWhole, problemWhere, type Shape } from './shape.ts';

type Problem = FieldError;
const SPAN_UNITS = ['business_days', 'hours', 'days', 'months', 'years'];
/** No span of a reward measure is longer; a date reckoned from it stays one. */
const LONGEST = 10_000;
const MODES = ['NAMED', 'ANON', 'CODE_ANON'];

/** What a measure says beside its stages, each part checked by itself; paths as in the document. */
export function checkGradeRule(rule: unknown, path: string): Problem[] {
  if (!isShape(rule)) return problemWhere(true, path, 'BAD_FORMAT');
  return Object.entries(rule).flatMap(([grade, when]) => [
    ...problemWhere(!/^[1-9]$/.test(grade), `${path}.${grade}`, 'OUT_OF_RANGE'),
    ...checkPredicate(when, `${path}.${grade}`, sortOfFact),
  ]);
}

export function checkCaps(caps: unknown, path: string): Problem[] {
  if (!isShape(caps)) return problemWhere(true, path, 'BAD_FORMAT');
  const known = ['per_case_fen', 'per_reporter_year_fen'];
  return [
    ...strangers(caps, known, path),
    ...known.flatMap((key) =>
      problemWhere(caps[key] !== undefined && !isSum(caps[key]), `${path}.${key}`, 'OUT_OF_RANGE'),
    ),
  ];
}

export function checkRounding(rounding: unknown, path: string): Problem[] {
  if (!isShape(rounding)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
    ...strangers(rounding, ['mode', 'unit_fen'], path),
    ...problemWhere(!isIn(ROUNDING_MODES, rounding['mode']), `${path}.mode`, 'NOT_IN_LIST'),
    ...problemWhere(!isSum(rounding['unit_fen'], 1), `${path}.unit_fen`, 'OUT_OF_RANGE'),
  ];
}

export function checkUplift(uplift: unknown, path: string): Problem[] {
  if (!isShape(uplift)) return problemWhere(true, path, 'BAD_FORMAT');
  const { id, when, mode, bp } = uplift;
  const discretion = mode === 'DISCRETION';
  return [
    ...strangers(uplift, ['id', 'when', 'mode', 'bp', 'require', 'note'], path),
    ...problemWhere(!isText(id), `${path}.id`, 'REQUIRED'),
    ...checkPredicate(when, `${path}.when`, sortOfFact),
    ...problemWhere(mode !== undefined && !discretion && mode !== 'BP', `${path}.mode`, 'NOT_IN_LIST'),
    ...problemWhere(
      discretion ? bp !== undefined : !isWhole(bp, 1) || bp > MOST_BP,
      `${path}.bp`,
      'OUT_OF_RANGE',
    ),
    ...optional(uplift, 'require', path, texts),
  ];
}

export function checkApproval(row: unknown, path: string): Problem[] {
  if (!isShape(row)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
    ...strangers(row, ['from_fen', 'require'], path),
    ...problemWhere(!isSum(row['from_fen']), `${path}.from_fen`, 'OUT_OF_RANGE'),
    ...texts(row['require'], `${path}.require`),
  ];
}

export function checkEligibility(eligibility: unknown, path: string): Problem[] {
  if (!isShape(eligibility)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
    ...strangers(eligibility, ['identity_modes', 'identity_at', 'require', 'exclusions'], path),
    ...optional(eligibility, 'identity_modes', path, (modes, at) =>
      eachOf(modes, at, (mode, here) => problemWhere(!isIn(MODES, mode), here, 'NOT_IN_LIST')),
    ),
    ...optional(eligibility, 'identity_at', path, oneOfThese(['REPORT', 'CLAIM'])),
    ...optional(eligibility, 'require', path, texts),
    ...optional(eligibility, 'exclusions', path, texts),
  ];
}

export function checkSeveral(several: unknown, path: string): Problem[] {
  if (!isShape(several)) return problemWhere(true, path, 'BAD_FORMAT');
  const known = ['first_only', 'order_by', 'later_helpful', 'later_total_max_ppm', 'joint'];
  return [
    ...strangers(several, known, path),
    ...optional(several, 'first_only', path, (value, at) =>
      problemWhere(typeof value !== 'boolean', at, 'BAD_FORMAT'),
    ),
    // The sealed order of receipt is the only one that nobody can change afterwards.
    ...optional(several, 'order_by', path, oneOfThese(['received_seq'])),
    ...optional(several, 'later_helpful', path, oneOfThese(LATER_HELPFUL)),
    ...optional(several, 'later_total_max_ppm', path, (value, at) =>
      problemWhere(!isWhole(value, 0) || value > 1_000_000, at, 'OUT_OF_RANGE'),
    ),
    ...optional(several, 'joint', path, oneOfThese(JOINT_WAYS)),
  ];
}

/** Any clock of a measure: one span, which may be extended by working days, or MONTHLY. */
export function checkClocks(clocks: unknown, path: string): Problem[] {
  if (!isShape(clocks)) return problemWhere(true, path, 'BAD_FORMAT');
  return Object.entries(clocks).flatMap(([key, span]) => checkClock(span, `${path}.${key}`));
}

export function checkClock(span: unknown, path: string): Problem[] {
  if (span === 'MONTHLY') return [];
  if (!isShape(span)) return problemWhere(true, path, 'BAD_FORMAT');
  const { extend_business_days: more, ...rest } = span;
  return [
    ...problemWhere(
      more !== undefined && (!isWhole(more, 1) || more > LONGEST),
      `${path}.extend_business_days`,
      'OUT_OF_RANGE',
    ),
    ...checkSpan(rest, path),
  ];
}

export function checkClaim(claim: unknown, path: string): Problem[] {
  if (!isShape(claim)) return problemWhere(true, path, 'BAD_FORMAT');
  const spans = ['window', 'window_anon', 'extension_max'];
  return [
    ...strangers(claim, [...spans, 'proxy_allowed', 'on_timeout'], path),
    ...spans.flatMap((key) => optional(claim, key, path, checkSpan)),
    ...optional(claim, 'proxy_allowed', path, (value, at) =>
      problemWhere(typeof value !== 'boolean', at, 'BAD_FORMAT'),
    ),
    ...optional(claim, 'on_timeout', path, oneOfThese(['FORFEITED'])),
  ];
}

const texts = (value: unknown, path: string): Problem[] =>
  eachOf(value, path, (one, at) => problemWhere(!isText(one), at, 'REQUIRED'));

const oneOfThese = (list: readonly string[]) => (value: unknown, path: string) =>
  problemWhere(!isIn(list, value), path, 'NOT_IN_LIST');

function optional(
  shape: Shape,
  key: string,
  path: string,
  check: (value: unknown, path: string) => Problem[],
): Problem[] {
  return shape[key] === undefined ? [] : check(shape[key], `${path}.${key}`);
}

/** One unit and no other: a window that nobody can reckon would only break on the day of an award. */
function checkSpan(span: unknown, path: string): Problem[] {
  if (!isShape(span)) return problemWhere(true, path, 'BAD_FORMAT');
  const units = Object.keys(span);
  if (units.length !== 1) return problemWhere(true, path, units.length === 0 ? 'REQUIRED' : 'NOT_ALLOWED');
  return units.flatMap((unit) => [
    ...problemWhere(!isIn(SPAN_UNITS, unit), `${path}.${unit}`, 'NOT_IN_LIST'),
    ...problemWhere(!isWhole(span[unit], 1) || span[unit] > LONGEST, `${path}.${unit}`, 'OUT_OF_RANGE'),
  ]);
}

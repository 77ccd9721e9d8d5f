import { refuse, type FieldError } from './errors.ts';
import { ROUNDING_MODES } from './money.ts';
import { checkPredicate } from './predicate-check.ts';
import { checkStage, sortOfFact } from './scheme-check-stage.ts';
import { SCHEME_STATUSES, type RewardScheme } from './scheme-types.ts';
import { eachOf, isIn, isShape, isText, isWhole, problemWhere, repeats, type Shape } from './shape.ts';

const SPAN_UNITS = ['business_days', 'hours', 'days', 'months', 'years'];
/** No span of a reward measure is longer; a date reckoned from it stays one. */
const LONGEST = 10_000;

/** One thing that is wrong with a scheme or a set of rules; `path` as in the document, such as `stages[0].bands[2].when`. */
export type Problem = FieldError;

/** Everything that is wrong with a scheme as somebody wrote it; an empty list = it can be evaluated. */
export function checkScheme(input: unknown): Problem[] {
  if (!isShape(input)) return problemWhere(true, '', 'BAD_FORMAT');
  return [
    ...problemWhere(!isText(input['scheme_id']), 'scheme_id', 'REQUIRED'),
    ...problemWhere(!isText(input['title']), 'title', 'REQUIRED'),
    ...optional(input, 'version', (value, at) => problemWhere(!isWhole(value, 1), at, 'OUT_OF_RANGE')),
    ...optional(input, 'status', (value, at) =>
      problemWhere(!isIn(SCHEME_STATUSES, value), at, 'NOT_IN_LIST'),
    ),
    ...eachOf(input['stages'], 'stages', checkStage),
    ...repeats(input['stages'], 'stages', 'stage_id'),
    ...optional(input, 'grade_rule', checkGradeRule),
    ...optional(input, 'caps', checkCaps),
    ...optional(input, 'rounding', checkRounding),
    ...optional(input, 'uplifts', (value, at) => eachOf(value, at, checkUplift)),
    ...repeats(input['uplifts'], 'uplifts', 'id'),
    ...optional(input, 'approval_matrix', (value, at) => eachOf(value, at, checkApproval)),
    ...optional(input, 'eligibility', checkEligibility),
    ...optional(input, 'claim', checkClaim),
  ];
}

/** The scheme, now known to be one. Throws SCHEME_INVALID with a field for each problem. */
export function parseScheme(input: unknown): RewardScheme {
  const problems = checkScheme(input);
  if (problems.length > 0) refuse('SCHEME_INVALID', problems);
  return input as RewardScheme;
}

function optional(
  shape: Shape,
  key: string,
  check: (value: unknown, path: string) => Problem[],
  path = key,
): Problem[] {
  return shape[key] === undefined ? [] : check(shape[key], path);
}

function checkGradeRule(rule: unknown, path: string): Problem[] {
  if (!isShape(rule)) return problemWhere(true, path, 'BAD_FORMAT');
  return Object.entries(rule).flatMap(([grade, when]) => [
    ...problemWhere(!/^[1-9]$/.test(grade), `${path}.${grade}`, 'OUT_OF_RANGE'),
    ...checkPredicate(when, `${path}.${grade}`, sortOfFact),
  ]);
}

function checkCaps(caps: unknown, path: string): Problem[] {
  if (!isShape(caps)) return problemWhere(true, path, 'BAD_FORMAT');
  return ['per_case_fen', 'per_reporter_year_fen'].flatMap((key) =>
    problemWhere(caps[key] !== undefined && !isWhole(caps[key], 0), `${path}.${key}`, 'OUT_OF_RANGE'),
  );
}

function checkRounding(rounding: unknown, path: string): Problem[] {
  if (!isShape(rounding)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
    ...problemWhere(!isIn(ROUNDING_MODES, rounding['mode']), `${path}.mode`, 'NOT_IN_LIST'),
    ...problemWhere(!isWhole(rounding['unit_fen'], 1), `${path}.unit_fen`, 'OUT_OF_RANGE'),
  ];
}

function checkUplift(uplift: unknown, path: string): Problem[] {
  if (!isShape(uplift)) return problemWhere(true, path, 'BAD_FORMAT');
  const { id, when, mode, bp } = uplift;
  const discretion = mode === 'DISCRETION';
  return [
    ...problemWhere(!isText(id), `${path}.id`, 'REQUIRED'),
    ...checkPredicate(when, `${path}.when`, sortOfFact),
    ...problemWhere(mode !== undefined && !discretion && mode !== 'BP', `${path}.mode`, 'NOT_IN_LIST'),
    ...problemWhere(discretion ? bp !== undefined : !isWhole(bp, 1), `${path}.bp`, 'OUT_OF_RANGE'),
  ];
}

function checkApproval(row: unknown, path: string): Problem[] {
  if (!isShape(row)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
    ...problemWhere(!isWhole(row['from_fen'], 0), `${path}.from_fen`, 'OUT_OF_RANGE'),
    ...eachOf(row['require'], `${path}.require`, (one, at) => problemWhere(!isText(one), at, 'REQUIRED')),
  ];
}

function checkEligibility(eligibility: unknown, path: string): Problem[] {
  if (!isShape(eligibility)) return problemWhere(true, path, 'BAD_FORMAT');
  const known = ['NAMED', 'ANON', 'CODE_ANON'];
  return optional(
    eligibility,
    'identity_modes',
    (modes, at) => eachOf(modes, at, (mode, here) => problemWhere(!isIn(known, mode), here, 'NOT_IN_LIST')),
    `${path}.identity_modes`,
  );
}

function checkClaim(claim: unknown, path: string): Problem[] {
  if (!isShape(claim)) return problemWhere(true, path, 'BAD_FORMAT');
  return ['window', 'window_anon', 'extension_max'].flatMap((key) =>
    optional(claim, key, checkSpan, `${path}.${key}`),
  );
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

import { refuse, type FieldError } from './errors.ts';
import { MOST_STAGES, MOST_UPLIFTS, strangers, tooMany } from './scheme-bounds.ts';
import { checkStage } from './scheme-check-stage.ts';
import {
  checkApproval,
  checkCaps,
  checkClaim,
  checkClocks,
  checkEligibility,
  checkGradeRule,
  checkRounding,
  checkSeveral,
  checkUplift,
} from './scheme-check-terms.ts';
import { SCHEME_STATUSES, type RewardScheme } from './scheme-types.ts';
import { eachOf, isIn, isShape, isText, isWhole, problemWhere, repeats, type Shape } from './shape.ts';

/** What a rule set may say. `schema`, `$schema` and `note` are for whoever writes it. */
const FIELDS = [
  ...['$schema', 'schema', 'note', 'scheme_id', 'version', 'status', 'title', 'verification', 'source'],
  ...['ambiguity', 'legal_basis', 'approved_by', 'effective_from', 'effective_to', 'grade_rule'],
  ...['eligibility', 'stages', 'caps', 'rounding', 'multi_reporter', 'uplifts', 'approval_matrix', 'clocks'],
  'claim',
];
const LINES = ['$schema', 'schema', 'note', 'verification', 'source', 'ambiguity', 'approved_by'];
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** One thing that is wrong with a scheme or a set of rules; `path` as in the document, such as `stages[0].bands[2].when`. */
export type Problem = FieldError;

/** Everything that is wrong with a scheme as somebody wrote it; an empty list = it can be evaluated. */
export function checkScheme(input: unknown): Problem[] {
  if (!isShape(input)) return problemWhere(true, '', 'BAD_FORMAT');
  const { effective_from: from, effective_to: to } = input;
  return [
    ...strangers(input, FIELDS, ''),
    ...name(input['scheme_id'], 'scheme_id', 80),
    ...name(input['title'], 'title', 200),
    ...LINES.flatMap((key) =>
      optional(input, key, (value, at) => problemWhere(typeof value !== 'string', at, 'BAD_FORMAT')),
    ),
    ...optional(input, 'legal_basis', (value, at) =>
      eachOf(value, at, (one, here) => problemWhere(!isText(one), here, 'REQUIRED')),
    ),
    ...['effective_from', 'effective_to'].flatMap((key) => optional(input, key, checkDay)),
    ...problemWhere(isText(from) && isText(to) && to < from, 'effective_to', 'OUT_OF_RANGE'),
    ...optional(input, 'version', (value, at) => problemWhere(!isWhole(value, 1), at, 'OUT_OF_RANGE')),
    ...optional(input, 'status', (value, at) =>
      problemWhere(!isIn(SCHEME_STATUSES, value), at, 'NOT_IN_LIST'),
    ),
    ...tooMany(input['stages'], 'stages', MOST_STAGES),
    ...eachOf(input['stages'], 'stages', checkStage),
    ...repeats(input['stages'], 'stages', 'stage_id'),
    ...optional(input, 'grade_rule', checkGradeRule),
    ...optional(input, 'caps', checkCaps),
    ...optional(input, 'rounding', checkRounding),
    ...tooMany(input['uplifts'], 'uplifts', MOST_UPLIFTS),
    ...optional(input, 'uplifts', (value, at) => eachOf(value, at, checkUplift)),
    ...repeats(input['uplifts'], 'uplifts', 'id'),
    ...optional(input, 'approval_matrix', (value, at) => eachOf(value, at, checkApproval)),
    ...optional(input, 'eligibility', checkEligibility),
    ...optional(input, 'multi_reporter', checkSeveral),
    ...optional(input, 'clocks', checkClocks),
    ...optional(input, 'claim', checkClaim),
  ];
}

/** The scheme, now known to be one. Throws SCHEME_INVALID with a field for each problem. */
export function parseScheme(input: unknown): RewardScheme {
  const problems = checkScheme(input);
  if (problems.length > 0) refuse('SCHEME_INVALID', problems);
  return input as RewardScheme;
}

const name = (value: unknown, path: string, longest: number): Problem[] =>
  isText(value)
    ? problemWhere(value.length > longest, path, 'TOO_LONG')
    : problemWhere(true, path, 'REQUIRED');

const checkDay = (value: unknown, path: string): Problem[] =>
  problemWhere(typeof value !== 'string' || !DAY.test(value), path, 'BAD_FORMAT');

function optional(shape: Shape, key: string, check: (value: unknown, path: string) => Problem[]): Problem[] {
  return shape[key] === undefined ? [] : check(shape[key], key);
}

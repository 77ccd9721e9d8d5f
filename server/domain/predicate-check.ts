import type { FieldError } from './errors.ts';
import { eachOf, isShape, problemWhere } from './shape.ts';

/** What a fact may be compared with: numbers with order, yes or no, or codes (any text where `codes` is absent). */
export type FactSort = { sort: 'NUMBER' } | { sort: 'BOOLEAN' } | { sort: 'CODE'; codes?: readonly string[] };

const ORDERS = ['gte', 'gt', 'lte', 'lt'];
/** Conditions in conditions: deeper than anybody can read. */
const DEEPEST = 12;

/**
 * Problems of a predicate written by people: unknown facts (NOT_IN_LIST), values of another kind than the fact
 * (BAD_FORMAT), empty lists (NOT_ENOUGH). `sortOf` answers undefined for a fact that rules may not ask.
 */
export function checkPredicate(
  value: unknown,
  path: string,
  sortOf: (fact: string) => FactSort | undefined,
  depth = 0,
): FieldError[] {
  if (depth > DEEPEST) return problemWhere(true, path, 'TOO_LONG');
  if (!isShape(value)) return problemWhere(true, path, value === undefined ? 'REQUIRED' : 'BAD_FORMAT');
  return Object.entries(value).flatMap(([key, test]) => {
    const here = `${path}.${key}`;
    if (key === 'any' || key === 'all') {
      return eachOf(test, here, (part, at) => checkPredicate(part, at, sortOf, depth + 1));
    }
    if (key === 'not') return checkPredicate(test, here, sortOf, depth + 1);
    const sort = sortOf(key);
    return sort ? checkTest(test, here, sort) : problemWhere(true, here, 'NOT_IN_LIST');
  });
}

function checkTest(test: unknown, path: string, sort: FactSort): FieldError[] {
  if (!isShape(test)) return checkValue(test, path, sort);
  const keys = Object.keys(test);
  if (keys.length === 0) return problemWhere(true, path, 'NOT_ENOUGH');
  if (keys.includes('in')) {
    const alone = problemWhere(keys.length > 1, path, 'NOT_ALLOWED');
    return [...alone, ...eachOf(test['in'], `${path}.in`, (one, at) => checkValue(one, at, sort))];
  }
  if (sort.sort !== 'NUMBER') return problemWhere(true, path, 'NOT_ALLOWED');
  return keys.flatMap((key) =>
    ORDERS.includes(key)
      ? checkValue(test[key], `${path}.${key}`, sort)
      : problemWhere(true, `${path}.${key}`, 'NOT_IN_LIST'),
  );
}

function checkValue(value: unknown, path: string, sort: FactSort): FieldError[] {
  if (sort.sort === 'NUMBER') return problemWhere(!Number.isFinite(value), path, 'NOT_A_NUMBER');
  if (sort.sort === 'BOOLEAN') return problemWhere(typeof value !== 'boolean', path, 'BAD_FORMAT');
  if (typeof value !== 'string') return problemWhere(true, path, 'BAD_FORMAT');
  return problemWhere(sort.codes !== undefined && !sort.codes.includes(value), path, 'NOT_IN_LIST');
}

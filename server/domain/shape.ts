import type { FieldCode, FieldError } from './errors.ts';

export type Shape = Record<string, unknown>;

/** Whether a value is an object with named fields: neither null nor a list. */
export function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One problem in a list, or none: checks of unknown data read as a list of these. */
export function problemWhere(wrong: boolean, path: string, code: FieldCode): FieldError[] {
  return wrong ? [{ path, code }] : [];
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

export function isIn(list: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && list.includes(value);
}

/** An integer from `least` on, small enough to be exact. */
export function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

/** Problems of a non-empty list whose entries each have their own check. */
export function eachOf(
  value: unknown,
  path: string,
  check: (entry: unknown, path: string) => FieldError[],
): FieldError[] {
  if (!Array.isArray(value)) return problemWhere(true, path, value === undefined ? 'REQUIRED' : 'BAD_FORMAT');
  if (value.length === 0) return problemWhere(true, path, 'NOT_ENOUGH');
  return value.flatMap((entry, index) => check(entry, `${path}[${index}]`));
}

/** MUST_DIFFER at each later entry of a list whose `key` is one that came before. */
export function repeats(value: unknown, path: string, key: string): FieldError[] {
  if (!Array.isArray(value)) return [];
  const keys = value.map((entry) => (isShape(entry) ? entry[key] : undefined));
  return keys.flatMap((one, index) =>
    problemWhere(one !== undefined && keys.indexOf(one) < index, `${path}[${index}].${key}`, 'MUST_DIFFER'),
  );
}

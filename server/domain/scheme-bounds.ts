import type { FieldError } from './errors.ts';
import { isWhole, problemWhere, type Shape } from './shape.ts';

/** 90 billion yuan: more than any case. Twenty stages with twenty uplifts of such a sum still add up exactly. */
export const MOST_FEN = 9_000_000_000_000;
/** As many stages, tiers or uplifts as anybody reads; far more than any measure has. */
export const MOST_STAGES = 20;
export const MOST_BANDS = 60;
export const MOST_UPLIFTS = 20;
/** No uplift more than doubles. */
export const MOST_BP = 10_000;

/** Whole fen from `least` on, and no more than any case. */
export function isSum(value: unknown, least = 0): value is number {
  return isWhole(value, least) && value <= MOST_FEN;
}

/** NOT_ALLOWED at each field that a rule set doesn't know: a misspelt ceiling would be no ceiling, in silence. */
export function strangers(shape: Shape, known: readonly string[], path: string): FieldError[] {
  return Object.keys(shape).flatMap((key) =>
    problemWhere(!known.includes(key), path === '' ? key : `${path}.${key}`, 'NOT_ALLOWED'),
  );
}

/** TOO_LONG for a list with more entries than anybody reads. */
export function tooMany(value: unknown, path: string, most: number): FieldError[] {
  return problemWhere(Array.isArray(value) && value.length > most, path, 'TOO_LONG');
}

import { type FieldError, Refusal, refuse } from '../../domain/errors.ts';

/**
 * Does all of it, and tells what is wrong with any of it at once: nobody mends one field to hear of the next.
 * @throws Refusal BAD_REQUEST with the fields of all; any other error as it comes
 */
export function toldTogether<const T extends readonly (() => unknown)[]>(
  ...checks: T
): { [K in keyof T]: T[K] extends () => infer R ? R : never } {
  const fields: FieldError[] = [];
  const results = checks.map((check) => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'BAD_REQUEST') throw error;
      fields.push(...error.fields);
      return undefined;
    }
  });
  if (fields.length) refuse('BAD_REQUEST', fields);
  return results as { [K in keyof T]: T[K] extends () => infer R ? R : never };
}

import { Refusal } from '../../server/domain/errors.ts';
import type { ErrorCode } from '../../server/domain/errors.ts';

/** The code with which a rule refuses, or 'ALLOWED'. Any other error passes through and fails the test. */
export function answerOf(act: () => unknown): ErrorCode | 'ALLOWED' {
  return refusalOf(act)?.code ?? 'ALLOWED';
}

/** The paths that a refusal names; empty when the rule allows the act. */
export function pathsOf(act: () => unknown): string[] {
  return (refusalOf(act)?.fields ?? []).map((field) => field.path);
}

function refusalOf(act: () => unknown): Refusal | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

import { refuse } from './errors.ts';
import type { FieldCode, FieldError } from './errors.ts';

/** One thing that must hold: where it is looked for, whether it holds, and the code that names the mend. */
export type Condition = readonly [path: string, holds: boolean, code?: FieldCode];

/** The conditions that fail, as fields of a refusal. */
export function unmet(...conditions: readonly Condition[]): FieldError[] {
  return conditions
    .filter(([, holds]) => !holds)
    .map(([path, , code]) => ({ path, code: code ?? 'REQUIRED' }));
}

/** Refuses with CONDITION_NOT_MET and every failing condition at once, so that nobody mends one after the other. */
export function mustHold(...conditions: readonly Condition[]): void {
  const fields = unmet(...conditions);
  if (fields.length > 0) refuse('CONDITION_NOT_MET', fields);
}

/** Whether a text says anything. */
export function isSaid(text: string | null | undefined): boolean {
  return typeof text === 'string' && text.trim() !== '';
}

/** The rule of every step that asks for a reason and nothing else. Refuses with CONDITION_NOT_MET. */
export function mustGiveReason({ reason }: { reason: string }): void {
  mustHold(['reason', isSaid(reason)]);
}

import type { Problem } from '../api.ts';
import type { Typed } from '../form-state.ts';

/** What one form of a page gets back when the office says no; empty for the others. */
export type Refusal = { problem?: Problem | undefined; typed?: Typed | undefined };

/** The refusal of one form among several on the page: every form names itself in a hidden field `act`. */
export function refusalOf(form: Refusal | null | undefined, act: string): Refusal {
  return form?.typed?.['act']?.[0] === act ? { problem: form.problem, typed: form.typed } : {};
}

import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Problem } from '#lib/api.ts';
import type { Typed } from '#lib/form-state.ts';

/** What stood in a text box, trimmed; '' where there was none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** As {@link textOf}, but undefined where nothing was written: the contract leaves such fields out. */
export function optionalText(form: FormData, name: string): string | undefined {
  return textOf(form, name) || undefined;
}

/** Every ticked box of a group. */
export function listOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '');
}

export function ticked(form: FormData, name: string): boolean {
  return form.get(name) !== null;
}

/** A whole number, or undefined where none was written; a broken one becomes NaN, which the contract refuses. */
export function integerOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name);
  if (text === '') return undefined;
  return /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** Keeps what was typed so that a refused form loses nothing; files and `secret` fields never travel back. */
export function typedOf(form: FormData, secret: readonly string[] = []): Typed {
  const typed: Typed = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !secret.includes(name)) (typed[name] ??= []).push(value);
  }
  return typed;
}

export type Refused = { problem: Problem; typed: Typed; act: string };

/**
 * Ends an action with the office's "no": `return refused(answer.error, form)`. `act` says which of a page's forms it
 * was; an empty box is told as missing, not as wrong; `secret` names fields that must not travel back.
 */
export function refused(
  problem: Problem,
  form: FormData,
  { act = '', secret = [] }: { act?: string; secret?: readonly string[] } = {},
): ActionFailure<Refused> {
  const empty = (path: string): boolean => form.has(path) && textOf(form, path) === '';
  const fields = problem.fields.map((field) =>
    ['TOO_SHORT', 'BAD_FORMAT'].includes(field.code) && empty(field.path)
      ? { ...field, code: 'REQUIRED' as const }
      : field,
  );
  return fail(problem.status, { problem: { ...problem, fields }, typed: typedOf(form, secret), act });
}

/** A refusal that the page itself can see before it asks, in the API's own shape. */
export function missing(...fields: Problem['fields']): Problem {
  return { code: 'BAD_REQUEST', message: '', fields, requestId: '', status: 422 };
}

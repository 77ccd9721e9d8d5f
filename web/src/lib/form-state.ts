import { createContext } from 'svelte';
import type { Problem } from './api.ts';
import { mendOf } from './mends.ts';
import type { Translate } from './messages/index.ts';

/** What a refused form held, by field name; several values for a group of boxes. */
export type Typed = Record<string, string[]>;

/** What every field of a form looks up by its own name. */
export type FormState = {
  values: (name: string) => string[] | undefined;
  error: (name: string) => string | undefined;
  label: (name: string) => string;
  /** The id of a field's control; several forms of one page keep theirs apart by a scope. */
  id: (name: string) => string;
};

const [read, provide, has] = createContext<FormState>();

const loose: FormState = {
  values: () => undefined,
  error: () => undefined,
  label: () => '',
  id: (name) => fieldId(name),
};

export const provideFormState = provide;

/** The form around this field; a field that stands alone finds no values and no errors. */
export function useFormState(): FormState {
  return has() ? read() : loose;
}

/** Field names are paths of the request (`target.name`); ids may hold no dots. */
export function fieldId(name: string, scope?: string): string {
  return `f-${[scope, name]
    .filter(Boolean)
    .join('-')
    .replace(/[^\w]+/g, '-')}`;
}

/**
 * The sentence for one wrong field. An error below a field counts as the field's own: `promotionWays/0` belongs to
 * `promotionWays`.
 */
export function errorOf(
  t: Translate,
  problem: Problem | undefined,
  name: string,
  label: string,
): string | undefined {
  const found = problem?.fields.find(({ path }) => path === name || path.startsWith(`${name}.`));
  return found && sentenceOf(t, found, label);
}

/** The sentence for one wrong field, under the name that stands beside its box. */
export function sentenceOf(t: Translate, found: Problem['fields'][number], label: string): string {
  const mend = mendOf(found);
  const words = { label: label || t('errors.thisField'), name: '', limit: '', count: '', ...found.about };
  return mend ? t(`errors.mends.${mend}`, words) : t(`errors.fields.${found.code}`, words);
}

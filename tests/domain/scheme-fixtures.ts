import document from './fixtures/reward-schemes.json' with { type: 'json' };
import { Refusal } from '../../server/domain/errors.ts';
import { parseScheme, type RewardScheme } from '../../server/domain/scheme.ts';

/** Nine rule sets: real measures of other places, and the district's demonstration draft. */
export const SCHEMES = document.schemes.map((scheme) => parseScheme(scheme));

/** A copy of one of them, to be changed at will. */
export function scheme(id: string, changes: Partial<RewardScheme> = {}): RewardScheme {
  const found = SCHEMES.find(({ scheme_id }) => scheme_id === id);
  if (!found) throw new Error(`no scheme ${id} among the fixtures`);
  return { ...structuredClone(found), ...changes };
}

/** What an act is refused with, as `CODE path path`; or nothing where it isn't. */
export function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, ...error.fields.map(({ path }) => path)].join(' ');
  }
}

import type { zh } from './zh-CN.ts';
import {
  fill,
  lookUp,
  type Params,
  type ParamNames,
  type Paths,
  type TextAt,
  type Translation,
} from './translate.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Chinese is the source; every other language is typed by it. */
export type Words = Translation<typeof zh>;
export type Area = keyof Words;
export type Key = Paths<typeof zh>;

/** `t('shell.dueIn', { days: 3 })`: the key and the names of its values are checked by the compiler. */
export type Translate = <K extends Key>(
  key: K,
  ...params: [ParamNames<TextAt<typeof zh, K>>] extends [never] ? [] : [Params<TextAt<typeof zh, K>>]
) => string;

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

export function translator(words: () => Partial<Words>): Translate {
  return (key, ...params) => fill(lookUp(words(), key), params[0] ?? {});
}

// One file an area and language, so that a phone downloads only the words of its page, in its language.
const files = import.meta.glob<{ default: object }>('./{zh-CN,en}/*.ts');

/** The words of some areas in one language; an area that does not exist is a mistake of the caller and throws. */
export async function loadWords(locale: Locale, areas: readonly Area[]): Promise<Partial<Words>> {
  const entries = await Promise.all(
    areas.map(async (area) => {
      const load = files[`./${locale}/${area}.ts`];
      if (!load) throw new Error(`No words for ${locale}/${area}`);
      return [area, (await load()).default] as const;
    }),
  );
  return Object.fromEntries(entries) as Partial<Words>;
}

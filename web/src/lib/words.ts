import { createContext } from 'svelte';
import type { Locale, Translate } from './messages/index.ts';

export type Reading = {
  readonly t: Translate;
  readonly locale: Locale;
  /** Picks the words that data carries in both languages. */
  readonly named: (item: { zh: string; en: string }) => string;
};

const [read, provide] = createContext<Reading>();

/** The language of this page, for any component below the root layout: `const { t } = useWords()`. */
export const useWords = read;
export const provideWords = provide;

import { chineseScript } from '../../adapters/chinese-script.ts';
import type { Tx } from '../../db/connection.ts';
import { readSearch } from '../../domain/lead-search.ts';
import { QUEUE_COUNTS_TO } from '../../domain/queue.ts';
import type { SearchWords } from './search-words.ts';
import type { SearchWordsStore } from './search-words.store.ts';

type Deps = { searchWords: SearchWordsStore; words: Pick<SearchWords, 'tagsOf'> };

/** As many as are found by their words alone; more than that is too many to go by. */
const MOST_FOUND = 2000;
/** Then so many of the most urgent are looked at one by one: as many as anybody pages through. */
const LOOKED_AT = QUEUE_COUNTS_TO;

/** Finds leads by their tags. Who may read them is asked of the queue's lines afterwards, as for every list. */
export function makeLeadSearching({ searchWords, words }: Deps) {
  /**
   * Ids of all leads with the words, whoever may read them. Where thousands have them, `tooMany`, and only what is among
   * `mostUrgent`, in that order: no search takes longer for a common word. @throws Refusal BAD_REQUEST for a word that is too short
   */
  return async function search(tx: Tx, typed: string, mostUrgent: (limit: number) => Promise<string[]>) {
    const tags = await words.tagsOf(tx, readSearch(typed, chineseScript));
    if (!(await searchWords.areCommon(tx, tags, MOST_FOUND))) {
      const found = await searchWords.find(tx, tags, MOST_FOUND + 1);
      if (found.length <= MOST_FOUND) return { among: found, tooMany: false };
    }
    return { among: await searchWords.among(tx, tags, await mostUrgent(LOOKED_AT)), tooMany: true };
  };
}
export type LeadSearching = ReturnType<typeof makeLeadSearching>;

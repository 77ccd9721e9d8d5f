import { chineseScript } from '../../adapters/chinese-script.ts';
import { type BlindIndexKind, blindIndex } from '../../crypto/blind-index.ts';
import type { LayeredKey } from '../../crypto/layered-key.ts';
import type { Tx } from '../../db/connection.ts';
import { type ExactMark, type LeadSearch, hasTraditional, searchableText } from '../../domain/lead-search.ts';
import { normaliseCreditCode, normalisePhone, normaliseUrl } from '../../domain/target-contact.ts';
import type { BriefSheet } from '../reports/report-facts.ts';
import type { SearchTags, SearchWordsStore } from './search-words.store.ts';

type Deps = { searchWords: SearchWordsStore; blindIndexKey: LayeredKey };

/** By a part of a reference hardly more than these are found; and no list is longer. */
const MOST_REFERENCES = 1000;

/**
 * By what leads are found without being opened. Indexed is the brief and nothing else: what the units may read. The
 * words as the reporter wrote them are never searched, for whoever finds by them has read them.
 */
export function makeSearchWords({ searchWords, blindIndexKey }: Deps) {
  // Cut to 32 bits: a pair in four thousand million meets another by chance, and the index is a quarter as large.
  const tag = (kind: BlindIndexKind, value: string) =>
    blindIndex(blindIndexKey, kind, value, 4).readInt32BE(0);
  const pairs = (texts: readonly string[]) => texts.map((pair) => tag('bigram', pair));
  const marks = (found: readonly ExactMark[]) => found.map(({ kind, value }) => tag(kind, value));

  return {
    /** Keeps a lead's words, from its brief as it now stands. */
    async keep(tx: Tx, leadId: string, brief: BriefSheet): Promise<void> {
      const { creditCode, phone, website } = brief;
      const text = searchableText(partsOf(brief), chineseScript);
      const exact: ExactMark[] = [
        ...(creditCode ? [{ kind: 'credit_code' as const, value: normaliseCreditCode(creditCode) }] : []),
        ...(phone ? [{ kind: 'phone' as const, value: normalisePhone(phone) }] : []),
        ...(website ? [{ kind: 'url' as const, value: normaliseUrl(website) }] : []),
      ];
      await searchWords.put(tx, leadId, [...new Set([...pairs(text), ...marks(exact)])]);
    },

    /**
     * Leads from before traditional characters were folded can't be indexed anew without a key: they are when somebody
     * opens the brief. For all others this reads no more than the words that are open anyway.
     */
    async refold(tx: Tx, leadId: string, brief: BriefSheet): Promise<void> {
      if (hasTraditional(partsOf(brief), chineseScript)) await this.keep(tx, leadId, brief);
    },

    /** What was typed, as tags. */
    async tagsOf(tx: Tx, search: LeadSearch): Promise<SearchTags> {
      const { reference } = search;
      return {
        words: search.words.map((word) => ({
          pairs: pairs(word.pairs),
          asTyped: pairs(word.asTyped),
          marks: marks(word.marks),
        })),
        whole: marks(search.whole),
        leadIds: reference ? await searchWords.byReference(tx, reference, MOST_REFERENCES) : [],
      };
    },
  };
}
export type SearchWords = ReturnType<typeof makeSearchWords>;

const partsOf = (brief: BriefSheet) => [
  brief.targetName,
  brief.creditCode,
  brief.personInCharge,
  brief.phone,
  brief.phone && normalisePhone(brief.phone),
  brief.village,
  brief.place,
  brief.website,
  brief.promisedReturn,
  brief.since,
  brief.narrative,
];

import { type FieldError, refuse } from './errors.ts';
import { normaliseCrockford } from './receipt-code.ts';
import { normaliseCreditCode, normalisePhone, normaliseUrl } from './target-contact.ts';
import { type Script, foldName } from './target-anatomy.ts';
import { bigrams } from './target-name.ts';

/** A mark that a target has as a whole; each kind in a space of its own. */
export type ExactMark = { kind: 'credit_code' | 'phone' | 'url'; value: string };
/**
 * One typed word: all its pairs of characters stand in a brief, or all pairs `asTyped` do, or one of the marks is its
 * target's. `pairs` are simplified characters; `asTyped` is empty where nothing was traditional.
 */
export type SearchWord = {
  pairs: readonly string[];
  asTyped: readonly string[];
  marks: readonly ExactMark[];
};

/** All words; or else, of everything typed together, a mark (a phone with blanks) or a part of a reference. */
export type LeadSearch = {
  words: readonly SearchWord[];
  whole: readonly ExactMark[];
  reference: string | null;
};

const REFERENCE_LETTERS = 8;
/** Three letters of a reference are met by thirty leads in a million. */
const SHORTEST_REFERENCE = 3;

/**
 * What somebody typed, as it is looked for. Width, case, traditional characters and blanks inside a number don't matter.
 * @throws Refusal BAD_REQUEST where a word is a single character, which would be found almost everywhere
 */
export function readSearch(typed: string, script: Script): LeadSearch {
  const words = typed.split(/[\s,，、;；]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const whole = marksOf(typed);
  const reference = referencePart(typed, REFERENCE_LETTERS / 2);
  const read = words.map((word) => ({ ...pairsOf(word, script), marks: marksOf(word) }));
  const short = read.some(({ pairs }) => pairs.length === 0);
  if (words.length === 0 || (short && whole.length === 0)) {
    const field: FieldError = { path: 'words', code: 'TOO_SHORT' };
    refuse('BAD_REQUEST', [field]);
  }
  return { words: short ? [] : read, whole, reference };
}

/**
 * A part of a reference, from its beginning or its end, in capitals and without the dash; as it is read aloud, O is 0.
 * Null where it can't be one.
 */
export function referencePart(typed: string, shortest = SHORTEST_REFERENCE): string | null {
  for (let letters = REFERENCE_LETTERS; letters >= shortest; letters -= 1) {
    const part = normaliseCrockford(typed, letters);
    if (part !== null) return part;
  }
  return null;
}

/**
 * The pairs by which a brief is found; they never reach from one part into the next. What was written in traditional
 * characters is found by them and by simplified ones.
 */
export function searchableText(parts: readonly (string | null | undefined)[], script: Script): string[] {
  const { pairs, asTyped } = pairsOf(textOf(parts), script);
  return [...new Set([...pairs, ...asTyped])];
}

/** Whether any of it is written in traditional characters. */
export function hasTraditional(parts: readonly (string | null | undefined)[], script: Script): boolean {
  return pairsOf(textOf(parts), script).asTyped.length > 0;
}

const textOf = (parts: readonly (string | null | undefined)[]) => parts.filter((part) => part).join('\n');

function pairsOf(text: string, script: Script): Pick<SearchWord, 'pairs' | 'asTyped'> {
  const [typed, pairs] = [bigrams(text), bigrams(foldName(text, script))];
  const known = new Set(pairs);
  return { pairs, asTyped: typed.every((pair) => known.has(pair)) ? [] : typed };
}

function marksOf(typed: string): ExactMark[] {
  const bare = typed.normalize('NFKC').replace(/\s/g, '');
  const marks: ExactMark[] = [];
  const code = normaliseCreditCode(bare);
  if (/^[0-9A-Za-z-]+$/.test(bare) && /^(?=.*\d)[0-9A-Z]{15,18}$/.test(code)) {
    marks.push({ kind: 'credit_code', value: code });
  }
  const phone = normalisePhone(bare);
  if (/^\+?[\d()-]+$/.test(bare) && phone.length >= 5) marks.push({ kind: 'phone', value: phone });
  if (/^[^@]+[.。][^@]+$/.test(bare)) marks.push({ kind: 'url', value: normaliseUrl(bare) });
  return marks;
}

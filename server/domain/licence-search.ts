import type { Licence } from './licences.ts';
import { bigrams, normaliseTargetName } from './target-name.ts';
import { normaliseCreditCode } from './target-contact.ts';

/** EXACT: this name or code stands there. PART: what was typed is part of the name. LIKE: it only resembles. */
export type LicenceMatch<L extends Licence = Licence> = { licence: L; fit: 'EXACT' | 'PART' | 'LIKE' };

/** How many are shown; whoever finds more has typed too little. */
export const MOST_MATCHES = 10;
const LIKE = 0.6;

/** A list read once for all questions: its names in one spelling, with and without their legal form, and by each pair of neighbours the names that have it. */
type Read = { spelt: string[]; names: string[]; pairs: number[]; having: Map<string, number[]> };

// A list that is published never changes. Reading one of twenty thousand names takes as long as thousands of answers.
const READ = new WeakMap<readonly Licence[], Read>();

function readOf(licences: readonly Licence[]): Read {
  const known = READ.get(licences);
  if (known) return known;
  const read: Read = { spelt: [], names: [], pairs: [], having: new Map() };
  for (const [place, { name }] of licences.entries()) {
    const own = normaliseTargetName(name);
    const pairs = bigrams(own);
    read.spelt.push(spelt(name));
    read.names.push(own);
    read.pairs.push(pairs.length);
    for (const pair of pairs) {
      const having = read.having.get(pair);
      if (having) having.push(place);
      else read.having.set(pair, [place]);
    }
  }
  READ.set(licences, read);
  return read;
}

/** A name as it stands, legal form and all, but for widths, case, spaces and punctuation. */
const spelt = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

/**
 * Who on the list could be meant by a name or a credit code, the best first. Forgiving of widths, case, spaces,
 * punctuation, a missing legal form and a wrong character; a code counts only whole. Empty where nothing comes near, and
 * where fewer than two signs are left of what was typed. `licences` must not change afterwards.
 */
export function findLicences<L extends Licence>(licences: readonly L[], typed: string): LicenceMatch<L>[] {
  const name = normaliseTargetName(typed);
  const code = normaliseCreditCode(typed);
  if ([...name].length < 2) return [];
  const read = readOf(licences);
  const asTyped = spelt(typed);
  const wanted = bigrams(name);
  const common = new Uint16Array(licences.length);
  for (const pair of wanted)
    for (const place of read.having.get(pair) ?? []) common[place] = (common[place] ?? 0) + 1;
  const rated = licences.flatMap((licence, place): (LicenceMatch<L> & { rate: number })[] => {
    const own = read.names[place] ?? '';
    const full = read.spelt[place] ?? '';
    if ((licence.creditCode !== '' && licence.creditCode === code) || full === asTyped)
      return [{ licence, fit: 'EXACT', rate: 3 }];
    // Another legal form is another body, however alike the rest: it only resembles.
    if (own === name && !spelt(licence.name).includes(spelt(typed)))
      return [{ licence, fit: 'LIKE', rate: 2 }];
    if (own.includes(name)) return [{ licence, fit: 'PART', rate: 1 + name.length / own.length }];
    // Dice's share of common pairs of neighbours: 1 = the same, 0 = nothing in common.
    const rate = (2 * (common[place] ?? 0)) / (wanted.length + (read.pairs[place] ?? 0) || 1);
    return rate >= LIKE ? [{ licence, fit: 'LIKE', rate }] : [];
  });
  return rated
    .toSorted((a, b) => b.rate - a.rate)
    .slice(0, MOST_MATCHES)
    .map(({ licence, fit }) => ({ licence, fit }));
}

import type { Licence } from './licences.ts';
import { bigrams, normaliseTargetName } from './target-name.ts';
import { normaliseCreditCode } from './target-contact.ts';

/** EXACT: this name or code stands there. PART: what was typed is part of the name. LIKE: it only resembles. */
export type LicenceMatch<L extends Licence = Licence> = { licence: L; fit: 'EXACT' | 'PART' | 'LIKE' };

/** How many are shown; whoever finds more has typed too little. */
export const MOST_MATCHES = 10;
const LIKE = 0.6;

/**
 * Who on the list could be meant by a name or a credit code, the best first. Forgiving of widths, case, spaces,
 * punctuation, the legal form and a wrong character; a code counts only whole. Empty where nothing comes near, and
 * where fewer than two signs are left of what was typed.
 */
export function findLicences<L extends Licence>(licences: readonly L[], typed: string): LicenceMatch<L>[] {
  const name = normaliseTargetName(typed);
  const code = normaliseCreditCode(typed);
  if ([...name].length < 2) return [];
  const wanted = new Set(bigrams(name));
  const rated = licences.flatMap((licence): (LicenceMatch<L> & { rate: number })[] => {
    const own = normaliseTargetName(licence.name);
    if ((licence.creditCode !== '' && licence.creditCode === code) || own === name)
      return [{ licence, fit: 'EXACT', rate: 2 }];
    if (own.includes(name)) return [{ licence, fit: 'PART', rate: 1 + name.length / own.length }];
    const rate = likeness(wanted, new Set(bigrams(own)));
    return rate >= LIKE ? [{ licence, fit: 'LIKE', rate }] : [];
  });
  return rated
    .toSorted((a, b) => b.rate - a.rate)
    .slice(0, MOST_MATCHES)
    .map(({ licence, fit }) => ({ licence, fit }));
}

/** Dice's share of common pairs of neighbours: 1 = the same, 0 = nothing in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}

import type { TargetTagKind } from './target-tags.ts';

/** How sure it is that two leads mean the same target. PERHAPS: related, or only alike; a person looks. */
export const MATCH_STRENGTHS = ['SAME', 'PROBABLY', 'PERHAPS'] as const;
export type MatchStrength = (typeof MATCH_STRENGTHS)[number];

/** Why, as a person would say it; the pages have the words. */
export const MATCH_REASONS = [
  'CREDIT_CODE',
  'PHONE',
  'URL',
  'DOMAIN',
  'NAME',
  'BRAND',
  'NAME_SOUNDS',
  'NAME_INITIALS',
  'NAME_ALIKE',
  'PERSON',
  'WORDING',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/**
 * What two leads' tags of one kind have in common: how many, how many of those are rare, of how many on either side, and
 * in how many leads of the whole index the rarest of them occurs (as far as anybody counted).
 */
export type Meeting = { shared: number; rare: number; mine: number; theirs: number; rarest: number };
export type Meetings = Partial<Record<TargetTagKind, Meeting>>;

export type Match = { strength: MatchStrength; points: number; why: readonly MatchReason[] };

/** A tag is counted up to here: one that more leads have names nobody, and is no way to find any. */
export const COUNTED_UP_TO = 200;
/** A tag that no more leads than this have is rare. */
export const RARE = 20;
/** These are looked up even where many have them: a flood about one firm makes its own name common. */
export const ALWAYS_FOLLOWED: readonly TargetTagKind[] = ['credit_code', 'phone', 'url', 'core', 'person'];
/** In how many leads a tag may occur for others to be looked up by it; a trade only weighs. */
export function followedUpTo(kind: TargetTagKind): number {
  return FOLLOWED[kind] ?? COUNTED_UP_TO;
}
const FOLLOWED: Partial<Record<TargetTagKind, number>> = { trade: 0, form: 0, gram: RARE, wording: RARE };

const SAME = 8;
const PROBABLY = 5;
const PERHAPS = 2.5;

const NONE: Meeting = { shared: 0, rare: 0, mine: 0, theirs: 0, rarest: 0 };

type Said = { why: MatchReason; points: number };

/**
 * Weighs what two leads share; null where it is not worth showing. A pure sum of points: what is given by an authority
 * or rings counts most, a name by how much of its brand and trade agree, and what many leads have counts little.
 */
export function weighMatch(meetings: Meetings): Match | null {
  const of = (kind: TargetTagKind): Meeting => meetings[kind] ?? NONE;
  const said = [...contactPoints(of), ...namePoints(of), ...storyPoints(of)].filter(
    ({ points }) => points > 0,
  );
  const code = of('credit_code');
  // Both gave a code, and not the same: one may be mistyped, but it is a reason to doubt.
  const doubt = code.mine > 0 && code.theirs > 0 && code.shared === 0 ? 2 : 0;
  const points = said.reduce((sum, one) => sum + one.points, 0) - doubt;
  if (points < PERHAPS) return null;
  const strength = points >= SAME ? 'SAME' : points >= PROBABLY ? 'PROBABLY' : 'PERHAPS';
  return { strength, points, why: said.toSorted((a, b) => b.points - a.points).map(({ why }) => why) };
}

type Of = (kind: TargetTagKind) => Meeting;

function contactPoints(of: Of): Said[] {
  const said: Said[] = [];
  if (of('credit_code').shared) said.push({ why: 'CREDIT_CODE', points: 10 });
  if (of('phone').shared) said.push({ why: 'PHONE', points: byRarity(of('phone'), [30, 6.5], 4) });
  const { url, domain } = { url: of('url'), domain: of('domain') };
  if (url.shared) said.push({ why: 'URL', points: byRarity(url, [30, 6], 2) });
  else if (domain.shared) said.push({ why: 'DOMAIN', points: byRarity(domain, [15, 5], 1) });
  return said;
}

/** The best of what the names say: their likenesses are one fact, not many. */
function namePoints(of: Of): Said[] {
  const best = [
    sameName(of),
    sameBrand(of),
    sameSound(of),
    sameLook(of),
    nearBrand(of),
    sameInitials(of),
    alike(of),
  ];
  return best.toSorted((a, b) => b.points - a.points).slice(0, 1);
}

/** What was said on both sides and is not the same: a firm's form, who is in charge. */
const differ = ({ mine, theirs, shared }: Meeting): boolean => mine > 0 && theirs > 0 && shared === 0;

/** Reasons to take a likeness for chance. */
const unlikeness = (of: Of): number => (differ(of('form')) ? 1 : 0) + (differ(of('person')) ? 1 : 0);

const lengthOf = (of: Of): number => {
  const { mine, theirs } = of('gram');
  const sides = [mine, theirs].filter((grams) => grams > 0);
  return sides.length ? Math.min(...sides) + 1 : 0;
};

function sameName(of: Of): Said {
  const why = 'NAME';
  if (!of('core').shared) return { why, points: 0 };
  // 养老院 or 投资公司 alone: a trade, and nobody's name.
  if (!of('brand').shared) return { why, points: 1.5 };
  const length = lengthOf(of);
  return { why, points: length >= 4 || length === 0 ? 8 : length === 3 ? 6 : 5 };
}

/** How well two trades agree, from 0 (different) to 1; a name that leaves its trade out agrees half. */
function tradesAgree(of: Of): number {
  const { shared, mine, theirs } = of('trade');
  if (mine === 0 && theirs === 0) return 1;
  if (mine === 0 || theirs === 0) return 0.6;
  return shared / Math.max(mine, theirs);
}

/** A brand of three or more has spellings with one left out; one of two stands alone. */
const isLong = (of: Of): boolean => Math.max(of('brand_near').mine, of('brand_near').theirs) > 1;

function sameBrand(of: Of): Said {
  const why = 'BRAND';
  if (!of('brand').shared) return { why, points: 0 };
  const long = isLong(of);
  const oneSlip = of('near').shared > 0;
  return { why, points: (long ? 3.5 : 3) + 2.5 * tradesAgree(of) + (oneSlip ? 1 : 0) };
}

function sameSound(of: Of): Said {
  const why = 'NAME_SOUNDS';
  const long = isLong(of);
  const { shared, mine, theirs } = of('sound');
  const unsure = shared === Math.max(mine, theirs) ? 0 : 1;
  if (!of('brand_sound').shared) return { why, points: 0 };
  if (shared) return { why, points: (long ? 7 : 5) - unsure - unlikeness(of) };
  return { why, points: (long ? 3 : 1.5) + 2.5 * tradesAgree(of) };
}

function sameLook(of: Of): Said {
  const points = of('brand_look').shared ? 2.5 + 2.5 * tradesAgree(of) - unlikeness(of) : 0;
  return { why: 'NAME_ALIKE', points };
}

function nearBrand(of: Of): Said {
  const why = 'NAME_ALIKE';
  const agree = tradesAgree(of);
  const near = of('near').shared > 0;
  const { shared, mine, theirs } = of('brand_near');
  // One slip, and the trades differ by it: the brand is whole.
  const trade = of('trade');
  const oneMore = of('gram').mine !== of('gram').theirs;
  const slipInTrade = agree < 1 && (trade.shared > 0 || trade.mine === 0 || trade.theirs === 0 || oneMore);
  if (near && slipInTrade) return { why, points: 5 };
  if (!shared) return { why, points: near ? 2.5 : 0 };
  // Left out or put in, a character of four is a slip; another in its place may be another firm.
  const longest = Math.max(mine, theirs);
  return { why, points: (longest >= 4 && oneMore ? 3.5 : 2.5) + 2 * agree - unlikeness(of) };
}

function sameInitials(of: Of): Said {
  const why = 'NAME_INITIALS';
  // Only where one of the two was typed in initials: any two names may happen to share theirs.
  if (!of('initials').shared || (of('sound').mine && of('sound').theirs)) return { why, points: 0 };
  return { why, points: byRarity(of('initials'), [3, 5], 3) };
}

function alike(of: Of): Said {
  const { shared, mine, theirs, rarest } = of('gram');
  const part = shared / Math.max(1, Math.min(mine, theirs));
  const enough = shared >= 2 && rarest <= COUNTED_UP_TO / 4;
  return { why: 'NAME_ALIKE', points: enough && part >= 0.6 ? 2 + part : 0 };
}

function storyPoints(of: Of): Said[] {
  const { rare, mine, theirs } = of('wording');
  // Turns of phrase that everybody uses say nothing; the same text pasted by a few does.
  const told = rare / Math.max(1, Math.min(mine, theirs));
  return [
    { why: 'PERSON', points: of('person').shared ? byRarity(of('person'), [5, 3], 1) : 0 },
    { why: 'WORDING', points: told >= 0.75 ? 5 : told >= 0.4 ? 2 : 0 },
  ];
}

/** Points for what few leads have, and fewer for what many have. */
function byRarity({ rarest }: Meeting, [few, points]: readonly [number, number], otherwise: number): number {
  return rarest <= few ? points : otherwise;
}

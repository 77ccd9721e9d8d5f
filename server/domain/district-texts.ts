import type { FieldError } from './errors.ts';

/** One sentence in both languages; a language that is left out keeps the portal's own. */
export type DistrictText = { zh?: string; en?: string };
export type DistrictTexts = Record<string, DistrictText>;

/** Where a sentence stands, for the page on which it is edited. */
export const TEXT_PLACES = [
  'EVERYWHERE',
  'HOME',
  'ABOUT',
  'REPORT',
  'STATUS',
  'PRIVACY',
  'ACCESSIBILITY',
] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

/** `max`: characters in each language. `holds`: what the portal puts in; a text may leave it out, and name no other. */
export type TextItem = { key: string; place: TextPlace; max: number; holds?: readonly string[] };

/**
 * The sentences that a district may word itself, by their path in the pages' messages, which hold the portal's own
 * words for each. They are plain text: what somebody types is shown as it stands, never read as markup.
 */
export const DISTRICT_TEXTS: readonly TextItem[] = [
  { key: 'shell.portal', place: 'EVERYWHERE', max: 20 },
  { key: 'shell.portalOf', place: 'EVERYWHERE', max: 40, holds: ['district'] },
  { key: 'shell.footerOwner', place: 'EVERYWHERE', max: 80, holds: ['district'] },
  { key: 'shell.footerUrgent', place: 'EVERYWHERE', max: 120 },
  { key: 'labels.role.VERIFIER_LEAD', place: 'EVERYWHERE', max: 40 },
  { key: 'resident.home.title', place: 'HOME', max: 40 },
  { key: 'resident.home.lead', place: 'HOME', max: 120 },
  { key: 'resident.home.promiseAnswer', place: 'HOME', max: 40, holds: ['days'] },
  { key: 'resident.home.promiseAnswerText', place: 'HOME', max: 160 },
  { key: 'resident.home.promiseSealed', place: 'HOME', max: 40 },
  { key: 'resident.home.promiseSealedText', place: 'HOME', max: 160 },
  { key: 'resident.home.promiseJoint', place: 'HOME', max: 40 },
  { key: 'resident.home.promiseJointText', place: 'HOME', max: 160 },
  { key: 'resident.home.closed', place: 'HOME', max: 160 },
  { key: 'resident.about.who', place: 'ABOUT', max: 600 },
  { key: 'resident.about.reward', place: 'ABOUT', max: 600 },
  { key: 'resident.about.anon', place: 'ABOUT', max: 600 },
  { key: 'resident.about.honest', place: 'ABOUT', max: 600 },
  { key: 'report.avoidIntake', place: 'REPORT', max: 600 },
  { key: 'report.receipt.laterText', place: 'REPORT', max: 200, holds: ['days'] },
  { key: 'status.state.ACCEPTED.text', place: 'STATUS', max: 120 },
  { key: 'resident.privacy.who', place: 'PRIVACY', max: 600, holds: ['district'] },
  { key: 'resident.privacy.rights', place: 'PRIVACY', max: 600 },
  { key: 'resident.accessibility.trouble', place: 'ACCESSIBILITY', max: 300 },
];

const KNOWN = new Map(DISTRICT_TEXTS.map((item) => [item.key, item]));
// English says in more letters what Chinese says in fewer.
const ENGLISH_LONGER = 3;

/** How long a text may be in a language, in characters. */
export function longest(item: TextItem, language: 'zh' | 'en'): number {
  return language === 'en' ? item.max * ENGLISH_LONGER : item.max;
}

/** What is wrong with the texts, at `texts.<key>.<language>`: unknown, too long, or with a gap nothing fills. */
export function checkTexts(texts: DistrictTexts): FieldError[] {
  return Object.entries(texts).flatMap(([key, text]): FieldError[] => {
    const item = KNOWN.get(key);
    if (!item) return [{ path: `texts.${key}`, code: 'NOT_IN_LIST' }];
    return (['zh', 'en'] as const).flatMap((language): FieldError[] => {
      const path = `texts.${key}.${language}`;
      const said = text[language] ?? '';
      if (said.length > longest(item, language)) return [{ path, code: 'TOO_LONG' }];
      return fitsGaps(said, item.holds ?? []) ? [] : [{ path, code: 'NOT_ALLOWED' }];
    });
  });
}

/** The texts that say something, trimmed: an emptied one gives its place back to the portal's own. */
export function saidTexts(texts: DistrictTexts): DistrictTexts {
  const said = Object.entries(texts).map(([key, { zh = '', en = '' }]) => {
    const text: DistrictText = {
      ...(zh.trim() ? { zh: zh.trim() } : {}),
      ...(en.trim() ? { en: en.trim() } : {}),
    };
    return [key, text] as const;
  });
  return Object.fromEntries(said.filter(([, text]) => Object.keys(text).length > 0));
}

/** Braces only around the names that the portal fills in there. */
function fitsGaps(said: string, holds: readonly string[]): boolean {
  const rest = holds.reduce((text, name) => text.replaceAll(`{${name}}`, ''), said);
  return !/[{}]/.test(rest);
}

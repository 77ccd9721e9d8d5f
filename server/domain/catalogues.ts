import type { CodeItem } from './code-lists/code-item.ts';
import { FUNDRAISING_MODES } from './code-lists/fundraising-modes.ts';
import { REFUSE_REWARD_REASONS, REJECT_REASONS } from './code-lists/reasons.ts';
import { RETURN_REWARD_REASONS } from './code-lists/reward-reasons.ts';
import type { FieldError } from './errors.ts';
import { problemWhere } from './shape.ts';

/** The lists that a district may reword, lengthen and shorten, each with what the portal has in it from the start. */
export const CATALOGUES = {
  modes: FUNDRAISING_MODES,
  rejectReasons: REJECT_REASONS,
  refuseRewardReasons: REFUSE_REWARD_REASONS,
  returnRewardReasons: RETURN_REWARD_REASONS,
} as const satisfies Record<string, readonly CodeItem[]>;
export type CatalogueName = keyof typeof CATALOGUES;
export const CATALOGUE_NAMES = Object.keys(CATALOGUES) as CatalogueName[];

/** What the district says of a code: other words for one of the portal's, or one of its own. '' keeps the portal's. */
export type OwnItem = { code: string; zh: string; en: string; retired?: boolean };
export type Catalogues = Partial<Record<CatalogueName, readonly OwnItem[]>>;

/** An entry as it stands: still offered or retired; `own`: the district made it. */
export type CatalogueItem = CodeItem & { retired: boolean; own: boolean };

/** The district's own codes begin so, and no later version of the portal takes one. */
export const OWN_PREFIX = 'OWN_';
export const OWN_CODE = /^OWN_[A-Z0-9][A-Z0-9_]{0,34}$/;
export const LONGEST_WORDS = { zh: 60, en: 180 } as const;
export const MOST_OWN = 40;

// Rules name these, or a form would be without a way out for whoever finds nothing that fits.
const LASTING: Record<CatalogueName, readonly string[]> = {
  modes: ['VIA_OTHER', 'OTHER_MODE'],
  rejectReasons: ['NOT_SUPPLEMENTED', 'OTHER'],
  // A scheme in force names them, and the desk gives some of them by itself.
  refuseRewardReasons: REFUSE_REWARD_REASONS.map(({ code }) => code),
  returnRewardReasons: ['SEE_PAPER_FILE'],
};

/** Whether the code stays on offer, whatever a district prefers. */
export const isLasting = (list: CatalogueName, code: string): boolean => LASTING[list].includes(code);

/** The whole list, the retired ones too: the portal's in its order, the district's own before the last, “other”. */
export function catalogueOf(list: CatalogueName, own: Catalogues): CatalogueItem[] {
  const said = new Map((own[list] ?? []).map((item) => [item.code, item]));
  const portal = CATALOGUES[list].map((item): CatalogueItem => {
    const words = said.get(item.code);
    return {
      code: item.code,
      zh: words?.zh || item.zh,
      en: words?.en || item.en,
      retired: words?.retired === true,
      own: false,
    };
  });
  const codes = new Set<string>(portal.map(({ code }) => code));
  const added = (own[list] ?? [])
    .filter(({ code }) => !codes.has(code))
    .map(({ code, zh, en, retired }): CatalogueItem => ({
      code,
      zh,
      en,
      retired: retired === true,
      own: true,
    }));
  return [...portal.slice(0, -1), ...added, ...portal.slice(-1)];
}

/** The codes that can be chosen today. What was chosen before keeps its meaning, retired or not. */
export function offeredCodes(list: CatalogueName, own: Catalogues): string[] {
  return catalogueOf(list, own)
    .filter(({ retired }) => !retired)
    .map(({ code }) => code);
}

/** Every code that some lead may carry. */
export function knownCodes(list: CatalogueName, own: Catalogues): string[] {
  return catalogueOf(list, own).map(({ code }) => code);
}

/**
 * What keeps lists from standing in place of those before, at `<list>.<index>.<field>`: a code that is none of the
 * portal's and not the district's kind, one that is gone (leads carry it: retire it instead), words that are missing or
 * too long, one retired that must last or that a rule in force names, or two that read alike.
 */
export function checkCatalogues(
  after: Catalogues,
  before: Catalogues,
  named: readonly string[] = [],
): FieldError[] {
  return CATALOGUE_NAMES.flatMap((list) => {
    const rows = after[list] ?? [];
    const codes = rows.map(({ code }) => code);
    const portal = new Set<string>(CATALOGUES[list].map(({ code }) => code));
    const words = catalogueOf(list, after).filter(({ retired }) => !retired);
    const twice = (code: string, language: 'zh' | 'en') => {
      const mine = words.find((item) => item.code === code)?.[language].trim();
      return mine !== undefined && words.some((item) => item.code !== code && item[language].trim() === mine);
    };
    return [
      ...(before[list] ?? [])
        .filter(({ code }) => !portal.has(code) && !codes.includes(code))
        .map(({ code }): FieldError => ({ path: `${list}.${code}`, code: 'REQUIRED' })),
      ...problemWhere(codes.filter((code) => !portal.has(code)).length > MOST_OWN, list, 'TOO_LONG'),
      ...rows.flatMap(({ code, zh, en, retired }, index) => {
        const at = `${list}.${index}`;
        const lasts = isLasting(list, code) || (list === 'modes' && named.includes(code));
        return [
          ...problemWhere(!portal.has(code) && !OWN_CODE.test(code), `${at}.code`, 'BAD_FORMAT'),
          ...problemWhere(codes.indexOf(code) < index, `${at}.code`, 'MUST_DIFFER'),
          ...problemWhere(retired === true && lasts, `${at}.active`, 'NOT_ALLOWED'),
          ...(['zh', 'en'] as const).flatMap((language) => {
            const said = { zh, en }[language];
            return [
              ...problemWhere(!portal.has(code) && said.trim() === '', `${at}.${language}`, 'REQUIRED'),
              ...problemWhere(said.length > LONGEST_WORDS[language], `${at}.${language}`, 'TOO_LONG'),
              ...problemWhere(
                said.trim() !== '' && retired !== true && twice(code, language),
                `${at}.${language}`,
                'MUST_DIFFER',
              ),
            ];
          }),
        ];
      }),
    ];
  });
}

/** Only what differs from the portal's own, trimmed: what says nothing gives its place back. */
export function ownItems(rows: Catalogues): Catalogues {
  return Object.fromEntries(
    CATALOGUE_NAMES.map((list): [CatalogueName, OwnItem[]] => {
      const portal = new Set<string>(CATALOGUES[list].map(({ code }) => code));
      const said = (rows[list] ?? []).map(({ code, zh, en, retired }) => ({
        ...{ code, zh: zh.trim(), en: en.trim() },
        ...(retired ? { retired } : {}),
      }));
      return [list, said.filter((item) => !portal.has(item.code) || item.zh || item.en || item.retired)];
    }).filter(([, rows]) => rows.length > 0),
  );
}

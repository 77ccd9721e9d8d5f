import type { FieldError } from './errors.ts';
import { problemWhere } from './shape.ts';

/** One text of the office's post in both languages; a language that is left out keeps the portal's own words. */
export type NoticeText = { zh?: string; en?: string };
/** By the key of its place: one of {@link LETTER_PARTS}, or `turn.` and a template's code. */
export type NoticeTexts = Record<string, NoticeText>;

/** `holds`: what the portal puts in, written `{name}`; `needs`: without these the letter would be of no use. */
export type LetterPart = {
  max: number;
  lines: boolean;
  holds: readonly string[];
  needs: readonly string[];
};

const ONE_LINE = { lines: false, needs: [] } as const;

/** The parts of letters beside the sentence that each template has of its own. */
export const LETTER_PARTS: Readonly<Record<string, LetterPart>> = {
  'letter.text': { max: 600, lines: true, holds: ['notice', 'link'], needs: ['notice', 'link'] },
  'digest.subject': { ...ONE_LINE, max: 80, holds: ['day', 'overdue', 'today', 'week'] },
  'digest.text': {
    ...{ max: 600, lines: true },
    holds: ['day', 'overdue', 'today', 'week', 'list', 'link'],
    needs: ['list', 'link'],
  },
  'reporter.subject': { ...ONE_LINE, max: 60, holds: [] },
  'reporter.text': { max: 400, lines: true, holds: [], needs: [] },
  // Both languages together must fit into two text messages.
  'reporter.sms': { ...ONE_LINE, max: 67, holds: [] },
};

const TURN: LetterPart = { ...ONE_LINE, max: 60, holds: [] };
const TURN_KEY = /^turn\.([A-Z_]{2,40})$/;

/** The part that stands at this key; undefined where no letter has such a part. */
export function letterPart(key: string, templates: readonly string[]): LetterPart | undefined {
  const template = TURN_KEY.exec(key)?.[1];
  return template === undefined ? LETTER_PARTS[key] : templates.includes(template) ? TURN : undefined;
}

/** What tells a stranger, over a shoulder or at a mail server, that somebody reported something or was paid for it. */
export const TELLING =
  /举报|线索|奖励|奖金|集资|非法|诈骗|证据|核查|查实|\b(?:report|reward|award|tip|lead|fraud|fund-?rais|illegal|evidence|informant|whistle)\w*/i;
const ADDRESS = /https?:|www\./i;

/**
 * What is wrong with the texts, at `<key>.<language>`: no such part, too long, a line break in a subject, a placeholder
 * that nothing fills (UNKNOWN_GAP), one that is missing (NEEDS_GAP), words that tell what it is about, or an address that
 * is not the office's own (TELLING).
 */
export function checkNotices(texts: NoticeTexts, templates: readonly string[]): FieldError[] {
  return Object.entries(texts).flatMap(([key, text]): FieldError[] => {
    const part = letterPart(key, templates);
    if (!part) return [{ path: key, code: 'NOT_IN_LIST' }];
    return (['zh', 'en'] as const).flatMap((language): FieldError[] => {
      const path = `${key}.${language}`;
      const said = text[language]?.trim() ?? '';
      if (said === '') return [];
      const gaps = [...said.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
      const rest = said.replace(/\{[^{}]*\}/g, '');
      return [
        ...problemWhere(said.length > longestSaid(key, part, language), path, 'TOO_LONG'),
        ...problemWhere(!part.lines && /[\r\n]/.test(said), path, 'BAD_FORMAT'),
        ...problemWhere(
          /[{}]/.test(rest) || gaps.some((name) => !part.holds.includes(name)),
          path,
          'UNKNOWN_GAP',
        ),
        ...problemWhere(
          part.needs.some((name) => !gaps.includes(name)),
          path,
          'NEEDS_GAP',
        ),
        ...problemWhere(TELLING.test(said) || ADDRESS.test(said), path, 'TELLING'),
      ];
    });
  });
}

/** How long a text may be in a language; English says in more letters what Chinese says in fewer, but in a text message. */
export function longestSaid(key: string, part: LetterPart, language: 'zh' | 'en'): number {
  return language === 'en' && key !== 'reporter.sms' ? part.max * 3 : part.max;
}

/** The texts that say something, trimmed: an emptied one gives its place back to the portal's own. */
export function saidNotices(texts: NoticeTexts): NoticeTexts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, { zh = '', en = '' }]) => {
      const text = { ...(zh.trim() ? { zh: zh.trim() } : {}), ...(en.trim() ? { en: en.trim() } : {}) };
      return Object.keys(text).length > 0 ? [[key, text] as const] : [];
    }),
  );
}

/** The words with each gap filled; a gap without a value stays as it stands. */
export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{([^{}]*)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

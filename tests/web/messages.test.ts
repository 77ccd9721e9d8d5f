import { describe, expect, it } from 'vitest';
import { ERROR_CODES, FIELD_CODES } from '../../server/domain/errors.ts';
import { LEAD_TRANSITIONS } from '../../server/domain/lead-transitions.ts';
import { REWARD_TRANSITIONS } from '../../server/domain/reward-transitions.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { en } from '../../web/src/lib/messages/en.ts';
import { fill } from '../../web/src/lib/messages/translate.ts';
import { zh } from '../../web/src/lib/messages/zh-CN.ts';

function sentences(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(here, value);
    else for (const [inner, text] of sentences(value as object, here)) found.set(inner, text);
  }
  return found;
}

const chinese = sentences(zh);
const english = sentences(en);
const blanks = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name));

describe('the words of the portal', () => {
  it('stand in both languages, none left empty', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([path]) => path);
    expect(empty).toEqual([]);
  });

  it('leave the same blanks to fill in both languages', () => {
    const differing = [...chinese].filter(([path, text]) => {
      const other = blanks(english.get(path) ?? '');
      return [...blanks(text), ...other].some((name) => !blanks(text).has(name) || !other.has(name));
    });
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('have a sentence for every way in which the office says no', () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words.errors.sentences).sort()).toEqual([...ERROR_CODES].sort());
      expect(Object.keys(words.errors.fields).sort()).toEqual([...FIELD_CODES].sort());
    }
  });

  it('name every role and every step of both machines', () => {
    const { role, leadVerb, rewardVerb } = zh.labels;
    expect(Object.keys(role).sort()).toEqual([...ROLES].sort());
    const verbs = (rows: readonly { verb: string }[]) => [...new Set(rows.map(({ verb }) => verb))].sort();
    expect(Object.keys(leadVerb).sort()).toEqual(verbs(LEAD_TRANSITIONS));
    expect(Object.keys(rewardVerb).sort()).toEqual(verbs(REWARD_TRANSITIONS));
  });

  it('keep Chinese punctuation in Chinese sentences', () => {
    const half = [...chinese].filter(([, text]) => /[\u4e00-\u9fff][,;:?!]/.test(text)).map(([path]) => path);
    expect(half).toEqual([]);
  });

  it('choose the plural by the number and leave unknown blanks visible', () => {
    const text = '{days} working {days:day|days} left';
    expect(fill(text, { days: 1 })).toBe('1 working day left');
    expect(fill(text, { days: 6 })).toBe('6 working days left');
    expect(fill('还剩{days}天，{who}', { days: 3 })).toBe('还剩3天，{who}');
  });
});

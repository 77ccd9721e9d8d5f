import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, dueWindow } from '../../server/domain/lead-filter.ts';
import { chineseScript } from '../../server/adapters/chinese-script.ts';
import * as search from '../../server/domain/lead-search.ts';
import { bigrams } from '../../server/domain/target-name.ts';
import { answerOf, pathsOf } from './refusals.ts';

const { referencePart } = search;
const readSearch = (typed: string) => search.readSearch(typed, chineseScript);
const searchableText = (parts: Parameters<typeof search.searchableText>[0]) =>
  search.searchableText(parts, chineseScript);

describe('what somebody types into the search', () => {
  test('words are told apart by blanks and commas, and each is its pairs of characters', () => {
    expect(readSearch('鑫源  养老').words.map(({ pairs }) => pairs)).toEqual([['鑫源'], ['养老']]);
    expect(readSearch('鑫源投资，高息').words.map(({ pairs }) => pairs)).toEqual([
      ['鑫源', '源投', '投资'],
      ['高息'],
    ]);
    expect(readSearch('ＡＢＣ公司').words[0]?.pairs).toEqual(readSearch('abc公司').words[0]?.pairs);
  });

  test('a single character is refused by name, wherever it stands', () => {
    for (const typed of ['鑫', '', '  ', '，', '鑫源 公', 'a']) {
      expect(answerOf(() => readSearch(typed))).toBe('BAD_REQUEST');
      expect(pathsOf(() => readSearch(typed))).toEqual(['words']);
    }
  });

  test.each(['138 0013 8000', '+86 13800138000', '１３８-００１３-８０００'])('%s is one phone', (typed) => {
    expect(readSearch(typed).whole).toContainEqual({ kind: 'phone', value: '13800138000' });
  });

  test('a credit code and an address are marks, whatever else they look like', () => {
    expect(readSearch('91640300 MA75W7E08K').whole).toContainEqual({
      kind: 'credit_code',
      value: '91640300MA75W7E08K',
    });
    expect(readSearch('https://www.Licai.example/app?x=1').whole).toEqual([
      { kind: 'url', value: 'licai.example/app' },
    ]);
    expect(readSearch('鑫源投资').whole).toEqual([]);
  });

  test('a part of a reference is read without its dash, in any width, O as 0', () => {
    expect(readSearch('7k3m-9qx2').reference).toBe('7K3M9QX2');
    expect(readSearch('７Ｋ３Ｍ').reference).toBe('7K3M');
    expect(referencePart('9qx')).toBe('9QX');
    expect(referencePart('o1l')).toBe('011');
    for (const none of ['9q', '鑫源', '7K3M-9QX2-1', '']) expect(referencePart(none)).toBeNull();
  });

  test('every word of two characters is found in a brief that holds it, and pairs never bridge two fields', () => {
    const letters = fc.stringMatching(/^[一-龥]{2,12}$/);
    fc.assert(
      fc.property(letters, letters, letters, (before, word, after) => {
        const kept = searchableText([`${before}${word}${after}`, null, undefined]);
        const asked = readSearch(word).words.flatMap(({ pairs }) => pairs);
        expect(asked.every((pair) => kept.includes(pair))).toBe(true);
      }),
    );
    expect(searchableText(['鑫', '源'])).toEqual([]);
    expect(bigrams('鑫源')).toEqual(searchableText(['鑫源']));
  });
});

describe('dates of a filter', () => {
  const friday = new Date('2026-11-27T02:00:00Z');
  test('today ends with the local day, the week with its Sunday, and what is missed began before', () => {
    expect(dueWindow('today', friday)).toEqual({
      from: new Date('2026-11-26T16:00:00.000Z'),
      to: new Date('2026-11-27T15:59:59.999Z'),
    });
    expect(dueWindow('week', friday).to).toEqual(new Date('2026-11-29T15:59:59.999Z'));
    const sunday = new Date('2026-11-29T02:00:00Z');
    expect(dueWindow('week', sunday)).toEqual(dueWindow('today', sunday));
    expect(dueWindow('overdue', friday)).toEqual({ from: null, to: new Date(friday.getTime() - 1) });
  });
  test('a day is all of it', () => {
    expect(daysBetween('2026-11-27', '2026-11-27')).toEqual(dueWindow('today', friday));
    expect(daysBetween(undefined, '2026-11-27').from).toBeNull();
  });

  test('traditional characters and simplified ones find each other, whoever wrote which', () => {
    const found = (typed: string, brief: string) => {
      const kept = searchableText([brief]);
      return readSearch(typed).words.every((word) =>
        [word.pairs, word.asTyped].some(
          (pairs) => pairs.length > 0 && pairs.every((one) => kept.includes(one)),
        ),
      );
    };
    const [traditional, simplified] = ['臺灣鑫源財富管理', '台湾鑫源财富管理'];
    for (const typed of [traditional, simplified, '財富', '财富', '臺灣 管理'])
      for (const brief of [traditional, simplified])
        expect(found(typed, brief), `${typed} ${brief}`).toBe(true);
    expect(found('財務', simplified)).toBe(false);
    // Found as before where a brief was indexed as it stood.
    expect(readSearch('財富').words[0]?.asTyped).toEqual(['財富']);
    expect(readSearch('财富').words[0]?.asTyped).toEqual([]);
    expect(search.hasTraditional([null, simplified], chineseScript)).toBe(false);
    expect(search.hasTraditional([simplified, '講師'], chineseScript)).toBe(true);
  });
});

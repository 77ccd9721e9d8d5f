import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_VILLAGES, readVillages } from '../../server/domain/villages.ts';

const TOWNSHIPS = ['640302100', '640302101'];
const read = (...lines: string[][]) =>
  readVillages(
    lines.map((cells, index) => ({ line: index + 1, cells })),
    TOWNSHIPS,
  );
const wrong = (...lines: string[][]) => read(...lines).wrong.map(({ path, code }) => `${path} ${code}`);

describe('a list of villages', () => {
  it('is read with or without headings, blank lines and English names', () => {
    const { villages, wrong: mistakes } = read(
      ['村居代码', '村居名称', '英文'],
      ['640302100201', '示例一村', 'Example One'],
      ['', ' '],
      [' ６４０３０２１０１００１ ', ' 示例社区 '],
    );
    expect(mistakes).toEqual([]);
    expect(villages).toEqual([
      { code: '640302100201', townshipCode: '640302100', nameZh: '示例一村', nameEn: 'Example One' },
      { code: '640302101001', townshipCode: '640302101', nameZh: '示例社区', nameEn: '示例社区' },
    ]);
  });

  it('may be empty: then people write the name themselves', () => {
    expect(read()).toEqual({ villages: [], wrong: [] });
  });

  it('names each mistake by its line', () => {
    expect(
      wrong(
        ['640302100201', '示例一村'],
        ['64030210020', '少一位'],
        ['640302999201', '别处的村'],
        ['640302100201', '又一次'],
        ['640302100202', ''],
        ['640302100203', '长'.repeat(51)],
        ['640302100204', '示例四村', 'x'.repeat(51)],
        ['村居代码', '名称写在中间'],
      ),
    ).toEqual([
      'lines.2.code BAD_FORMAT',
      'lines.3.code ELSEWHERE',
      'lines.4.code MUST_DIFFER',
      'lines.5.nameZh REQUIRED',
      'lines.6.nameZh TOO_LONG',
      'lines.7.nameEn TOO_LONG',
      'lines.8.code BAD_FORMAT',
    ]);
  });

  it('has a longest length, and tells no endless list of mistakes', () => {
    const full = Array.from({ length: MAX_VILLAGES + 1 }, (_, n) => [String(640302100000 + n), `村${n}`]);
    expect(wrong(...full.slice(0, MAX_VILLAGES))).toEqual([]);
    expect(wrong(...full)).toEqual(['lines OUT_OF_RANGE']);
    expect(wrong(...Array.from({ length: 500 }, () => ['x1', '村'])).length).toBe(30);
  });

  it('gives every village to the township that its code begins with', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1999 }), { maxLength: 50 }), (numbers) => {
        const { villages, wrong: mistakes } = read(
          ...numbers.map((n) => [String(640302100000 + n), `村${n}`]),
        );
        expect(mistakes).toEqual([]);
        for (const { code, townshipCode } of villages) expect(code.startsWith(townshipCode)).toBe(true);
      }),
    );
  });
});

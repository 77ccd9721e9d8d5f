import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCreditCode, normalisePhone, normaliseUrl } from '../../server/domain/target-contact.ts';
import { bigrams, normaliseTargetName } from '../../server/domain/target-name.ts';

describe("a target's name", () => {
  it.each([
    '宁夏金鑫投资管理有限公司',
    '宁夏金鑫投资管理有限责任公司',
    '宁夏金鑫投资管理股份有限公司',
    '宁夏金鑫投资管理公司',
    '宁夏金鑫投资管理',
    ' 宁夏·金鑫（投资）管理 有限公司。',
    '“宁夏金鑫”投资管理(有限公司)',
  ])('%s is the same target', (name) => {
    expect(normaliseTargetName(name)).toBe('宁夏金鑫投资管理');
  });

  it.each([
    ['利通区金穗种植农民专业合作社', '利通区金穗种植'],
    ['利通区金穗种植专业合作社', '利通区金穗种植'],
    ['利通区金穗种植合作社', '利通区金穗种植'],
    ['吴忠聚财合伙企业（有限合伙）', '吴忠聚财'],
    ['ＡＢＣ Wealth有限公司', 'abcwealth'],
    ['张 三', '张三'],
  ])('%s is %s', (name, core) => {
    expect(normaliseTargetName(name)).toBe(core);
  });

  it('that is nothing but a legal form is kept', () => {
    expect(normaliseTargetName('合作社')).toBe('合作社');
    expect(normaliseTargetName('有限公司')).toBe('有限公司');
    expect(normaliseTargetName('合作社有限公司')).toBe('合作社');
  });

  it('keeps two targets apart that differ in their core', () => {
    expect(normaliseTargetName('金鑫投资有限公司')).not.toBe(normaliseTargetName('金鑫置业有限公司'));
  });

  it('once normal stays as it is', () => {
    const names = fc.string({
      unit: fc.constantFrom(...'金鑫投资有限责任公司合作社股份集团ＡbＣé１2 （）·。-'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(names, (name) => {
        expect(normaliseTargetName(normaliseTargetName(name))).toBe(normaliseTargetName(name));
      }),
    );
  });
});

describe('bigrams', () => {
  it('are the neighbours within each run of characters, each once', () => {
    expect(bigrams('高息返利，高息！')).toEqual(['高息', '息返', '返利']);
    expect(bigrams('ＡB 12')).toEqual(['ab', '12']);
    expect(bigrams('养 老')).toEqual([]);
    expect(bigrams('')).toEqual([]);
  });

  it('do not cut a character outside the basic plane in two', () => {
    expect(bigrams('𠮷祥里')).toEqual(['𠮷祥', '祥里']);
  });

  it('of a part of a run are among the bigrams of the whole', () => {
    const runs = fc.tuple(
      fc.string({ unit: fc.constantFrom(...'金鑫投资理财养老'), maxLength: 20 }),
      fc.nat(20),
      fc.nat(20),
    );
    fc.assert(
      fc.property(runs, ([text, a, b]) => {
        const all = new Set(bigrams(text));
        expect(bigrams(text.slice(Math.min(a, b), Math.max(a, b))).every((pair) => all.has(pair))).toBe(true);
      }),
    );
  });
});

describe('the marks of a target', () => {
  it.each([
    '91640302MA76ABCD1X',
    '91640302ma76abcd1x',
    '９１６４０３０２ MA76 ABCD1X',
    '91640302-MA76ABCD1-X',
  ])('credit code %s', (typed) => {
    expect(normaliseCreditCode(typed)).toBe('91640302MA76ABCD1X');
  });

  it.each([
    '13800138000',
    '138 0013 8000',
    '+86-138-0013-8000',
    '008613800138000',
    '8613800138000',
    '１３８００１３８０００',
  ])('mobile %s', (typed) => {
    expect(normalisePhone(typed)).toBe('13800138000');
  });

  it('keeps the area code of a fixed line', () => {
    expect(normalisePhone('(0953) 203-5678')).toBe('09532035678');
    expect(normalisePhone('8612345')).toBe('8612345');
  });

  it.each([
    'https://www.Example.com/App/',
    'http://example.com/App?from=friend#top',
    'example.com/App',
    'ｅｘａｍｐｌｅ。com/App',
  ])('address %s', (typed) => {
    expect(normaliseUrl(typed)).toBe('example.com/App');
  });

  it('takes an address that is a host alone', () => {
    expect(normaliseUrl('HTTPS://WWW.EXAMPLE.COM/')).toBe('example.com');
    expect(normaliseUrl('example.com?x=1')).toBe('example.com');
    expect(normaliseUrl('')).toBe('');
  });
});

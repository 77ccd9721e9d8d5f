import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLicences } from '../../server/domain/licence-search.ts';
import { MOST_LICENCES, readLicences } from '../../server/domain/licences.ts';

const table = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }));
const HEAD = ['机构名称', '统一社会信用代码', '许可类型', '许可证编号', '有效期至'];
const GOOD = ['示例农村商业银行股份有限公司', '91640302MA76ABC145', '银行', 'B0001', '2027-06-30'];

describe('a list of licensed institutions', () => {
  it('is read by its headings, in any order and beside columns that we do not know', () => {
    const { licences, problems } = readLicences(
      table(
        ['序号', '有效期至（年月日）', ' 单位 名称*', '信用代码', '地址'],
        ['1', '2027年6月30日', ' 示例 银行 ', '91640302ma76abc145', '某街'],
        ['', '', '', '', ''],
        ['2', '长期', '示例小额贷款有限公司', '', ''],
      ),
    );
    expect(problems).toEqual([]);
    expect(licences).toEqual([
      {
        ...{ line: 2, name: '示例 银行', creditCode: '91640302MA76ABC145' },
        ...{ kind: '', licenceNo: '', validUntil: '2027-06-30' },
      },
      { line: 4, name: '示例小额贷款有限公司', creditCode: '', kind: '', licenceNo: '', validUntil: null },
    ]);
  });

  it.each([
    ['nothing in it', table(['', ' ']), 'file', 'REQUIRED'],
    ['no column of names', table(['机构', '代码'], ['某行', '1']), 'columns.name', 'REQUIRED'],
    ['two columns of names', table(['名称', '机构名称'], ['甲', '乙']), 'columns.name', 'MUST_DIFFER'],
    ['headings alone', table(HEAD), 'file', 'NOT_ENOUGH'],
    ['a line without a name', table(HEAD, ['', ...GOOD.slice(1)]), 'lines.2.name', 'REQUIRED'],
    ['an endless name', table(HEAD, ['长'.repeat(101), ...GOOD.slice(1)]), 'lines.2.name', 'TOO_LONG'],
    ['a code that is too short', table(HEAD, ['甲行', '9164'], GOOD), 'lines.2.creditCode', 'BAD_FORMAT'],
    [
      'a code with a letter that no code has',
      table(HEAD, ['甲行', '9164O302MA76ABC145']),
      'lines.2.creditCode',
      'BAD_FORMAT',
    ],
    ['no such day', table(HEAD, ['甲行', '', '', '', '2027-02-30']), 'lines.2.validUntil', 'BAD_FORMAT'],
    [
      'a day of the year 0',
      table(HEAD, ['甲行', '', '', '', '0000-01-01']),
      'lines.2.validUntil',
      'BAD_FORMAT',
    ],
    ['a day in words', table(HEAD, ['甲行', '', '', '', '明年']), 'lines.2.validUntil', 'BAD_FORMAT'],
    ['the same one twice', table(HEAD, GOOD, GOOD), 'lines.3.creditCode', 'MUST_DIFFER'],
    ['the same name twice', table(HEAD, ['甲行'], ['甲行']), 'lines.3.name', 'MUST_DIFFER'],
  ])('with %s is refused there', (_, lines, path, code) => {
    expect(readLicences(lines).problems).toEqual([{ path, code }]);
  });

  it('longer than the office can keep is refused as a whole', () => {
    const many = Array.from({ length: MOST_LICENCES + 1 }, (_, index) => [`机构${index}`]);
    expect(readLicences(table(['名称'], ...many)).problems).toEqual([{ path: 'file', code: 'TOO_LONG' }]);
  });

  it('with a wrong check character is only warned of', () => {
    const read = readLicences(table(HEAD, ['甲行', '91640302MA76ABC144']));
    expect([read.problems, read.warnings]).toEqual([[], [{ line: 2, column: 'creditCode' }]]);
  });

  it('takes one institution with two kinds of licence', () => {
    expect(readLicences(table(HEAD, GOOD, [...GOOD.slice(0, 2), '代销'])).problems).toEqual([]);
  });

  it('of any cells is read or refused, never broken on', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom(...HEAD, ...GOOD));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 9 }), (rows) => {
        const { licences, problems } = readLicences(table(...rows));
        if (problems.length === 0) for (const { name } of licences) expect(name.trim()).not.toBe('');
      }),
    );
  });
});

describe('looking somebody up', () => {
  const named = (name: string, creditCode = '') => ({
    ...{ line: 1, name, creditCode, kind: '', licenceNo: '', validUntil: null },
  });
  const list = [
    named('示例农村商业银行股份有限公司', '91640302MA76ABC145'),
    named('吴忠示例小额贷款有限公司'),
    named('示例人寿保险股份有限公司吴忠分公司'),
  ];
  const found = (typed: string) => findLicences(list, typed).map(({ licence, fit }) => [licence.name, fit]);

  it('finds the exact name however it is spelt, and the code', () => {
    for (const typed of [
      '示例 农村商业银行（股份）有限公司',
      '91640302 MA76-ABC145',
      '９１６４０３０２ma76abc145',
    ])
      expect(found(typed)[0]).toEqual(['示例农村商业银行股份有限公司', 'EXACT']);
  });

  it('calls a name without its legal form a part, and another legal form a likeness: it is another body', () => {
    expect(found('示例农村商业银行')).toEqual([['示例农村商业银行股份有限公司', 'PART']]);
    expect(found('示例农村商业银行有限责任公司')).toEqual([['示例农村商业银行股份有限公司', 'LIKE']]);
  });

  it('finds a part of the name, and one that resembles it, and says which', () => {
    expect(found('人寿保险')).toEqual([['示例人寿保险股份有限公司吴忠分公司', 'PART']]);
    expect(found('吴忠示列小额贷款')[0]?.[1]).toBe('LIKE');
  });

  it('finds nothing where nothing comes near: no half of a code, no single sign, no other name', () => {
    for (const typed of ['某某投资咨询', '91640302', '行', '！！', '']) expect(found(typed)).toEqual([]);
  });

  it('any name on the list is found by itself, first', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[一-龥]{4,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(names, fc.nat(), (all, pick) => {
        const wanted = all[pick % all.length] ?? '';
        const [first] = findLicences(
          all.map((name) => named(name)),
          wanted,
        );
        expect(first?.fit).toBe('EXACT');
      }),
    );
  });

  it('reads a list once, however many ask: anybody may, and lists are long', () => {
    let read = 0;
    const watched = { ...named('示例典当有限责任公司') };
    Object.defineProperty(watched, 'name', { get: () => ((read += 1), '示例典当有限责任公司') });
    const once = [watched, named('示例银行')];
    for (const typed of ['银行', '典当行', '示例人寿', '没有的名字']) findLicences(once, typed);
    expect(read).toBe(1);
  });
});

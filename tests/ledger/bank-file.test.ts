import { describe, expect, test, vi } from 'vitest';
import { linesIn } from '../../server/adapters/table-file/reading.ts';
import type { Payment } from '../../server/domain/payment-file.ts';
import { SHIPPED_TEMPLATES } from '../../server/domain/payment-templates-shipped.ts';
import { bankFile } from '../../server/features/payouts/bank-file.ts';

const account = { accountName: '王小明', accountNo: '6222020000000000008', bankName: '某某银行' };
const CSV = SHIPPED_TEMPLATES['generic-csv']!;
const head = { number: 3, at: new Date('2026-11-23T01:00:00Z') };
const paid = (changes: Partial<typeof account> = {}, amountFen = 1, lineNo = 1) => ({
  lineNo,
  amountFen,
  account: { ...account, ...changes },
});
const textOf = async (payments: Payment[], template = CSV) =>
  (await bankFile(template, head, payments)).toString();
const lineOf = async (changes: Partial<typeof account>) => (await textOf([paid(changes)])).split('\r\n')[4];

describe('the bank’s file', () => {
  test('counts its payments and sums them to the fen', async () => {
    const text = await textOf([paid({}, 1_234_567_89), paid({}, 1, 2)]);
    expect(text.split('\r\n').slice(0, 3)).toEqual(['\uFEFF批次号,3', '总笔数,2', '总金额(元),1234567.90']);
  });

  test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', ' =1'])(
    'a name like %j stays a name in a spreadsheet',
    async (accountName) => {
      expect(await lineOf({ accountName })).toMatch(/^1,"?'/);
    },
  );

  test.each([
    ['王小明\r\n2,张三,6222,某行,1.00', '"王小明 2,张三,6222,某行,1.00"'],
    ['王\u0000小\u001b明\u2028', '王 小 明'],
    ['\u202e明小王\u202c\u200b', '明小王'],
    ['\u200b=1', "'=1"],
  ])('a name says nothing that the checker does not see: %j', async (accountName, cell) => {
    expect(await lineOf({ accountName })).toBe(`1,${cell},6222020000000000008,某某银行,0.01,专项资金`);
  });

  test('commas, quotes and breaks in a name stay within it', async () => {
    expect(await lineOf({ bankName: '银行,"利通"' })).toBe(
      '1,王小明,6222020000000000008,"银行,""利通""",0.01,专项资金',
    );
  });

  test('in another separator, what holds it is quoted', async () => {
    const text = await textOf([paid({ bankName: '银行|利通' })], { ...CSV, separator: '|' });
    expect(text.split('\r\n')[4]).toBe('1|王小明|6222020000000000008|"银行|利通"|0.01|专项资金');
  });

  test('in fixed widths counts the bytes of its encoding, and zeros stand before numbers', async () => {
    const template = SHIPPED_TEMPLATES['generic-fixed']!;
    const bytes = await bankFile(template, head, [paid({}, 12_345), paid({ accountName: '欧阳㛃' }, 1, 2)]);
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines[0]).toBe('0000000003' + '20261123' + '00000002' + '0000000000012346');
    expect(lines.slice(1, 3).map((line) => line.length)).toEqual([224, 224]);
    const text = new TextDecoder('gb18030').decode(bytes).split('\r\n');
    expect(text[1]).toMatch(/^00000001 *6222020000000000008 +王小明 +某某银行 +00000000012345专项资金 +$/);
    expect(text[2]).toContain('欧阳㛃');
  });

  test('never cuts what is too long for its width', async () => {
    const template = SHIPPED_TEMPLATES['generic-fixed']!;
    const long = { ...template, columns: template.columns.map((column) => ({ ...column, width: 6 })) };
    await expect(bankFile(long, head, [paid()])).rejects.toMatchObject({
      code: 'CONDITION_NOT_MET',
      fields: [{ path: 'lines.2', code: 'TOO_LONG' }],
    });
  });

  test('as a workbook holds texts alone, and is the same file whenever it is made', async () => {
    const template = SHIPPED_TEMPLATES['generic-xlsx']!;
    const bytes = await bankFile(template, head, [paid({}, 12_345)]);
    vi.useFakeTimers({ now: new Date('2030-01-01'), toFake: ['Date'] });
    expect((await bankFile(template, head, [paid({}, 12_345)])).equals(bytes)).toBe(true);
    vi.useRealTimers();
    const lines = await linesIn(bytes);
    expect(lines.at(-1)?.cells).toEqual([
      '1',
      '王小明',
      '6222020000000000008',
      '某某银行',
      '123.45',
      '专项资金',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { bankFile } from '../../server/features/payouts/bank-file.ts';

const account = { accountName: '王小明', accountNo: '6222020000000000008', bankName: '某某银行' };
const lineOf = (changes: Partial<typeof account>, amountFen = 1) =>
  bankFile({ number: 3 }, [{ account: { ...account, ...changes }, amountFen }]).split('\r\n')[4];

describe('the bank’s file', () => {
  test('counts its payments and sums them to the fen', () => {
    const text = bankFile({ number: 3 }, [
      { account, amountFen: 1_234_567_89 },
      { account, amountFen: 1 },
    ]);
    expect(text.split('\r\n').slice(0, 3)).toEqual(['\uFEFF批次号,3', '总笔数,2', '总金额(元),1234567.90']);
  });

  test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', ' =1'])(
    'a name like %j stays a name in a spreadsheet',
    (accountName) => {
      expect(lineOf({ accountName })).toMatch(/^1,"?'/);
    },
  );

  test.each([
    ['王小明\r\n2,张三,6222,某行,1.00', '"王小明 2,张三,6222,某行,1.00"'],
    ['王\u0000小\u001b明\u2028', '王 小 明'],
    ['\u202e明小王\u202c\u200b', '明小王'],
    ['\u200b=1', "'=1"],
  ])('a name says nothing that the checker does not see: %j', (accountName, cell) => {
    expect(lineOf({ accountName })).toBe(`1,${cell},6222020000000000008,某某银行,0.01,专项资金`);
  });

  test('commas, quotes and breaks in a name stay within it', () => {
    expect(lineOf({ bankName: '银行,"利通"' })).toBe(
      '1,王小明,6222020000000000008,"银行,""利通""",0.01,专项资金',
    );
  });
});

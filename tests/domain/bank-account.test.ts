import { expect, test } from 'vitest';
import { tidyAccount, wrongAccount } from '../../server/domain/bank-account.ts';

const SOUND = { accountName: '王小明', accountNo: '6222020000000000008', bankName: '某某银行某某支行' };

test.each([
  [{}, []],
  [{ accountNo: '6222 0200-0000 0000 008' }, []],
  [{ accountNo: '６２２２０２００' }, []],
  [{ accountName: '', accountNo: '', bankName: ' ' }, ['REQUIRED', 'REQUIRED', 'REQUIRED']],
  [{ accountName: '王' }, ['TOO_SHORT']],
  [{ accountNo: '62220' }, ['BAD_FORMAT']],
  [{ accountNo: '6222a20000' }, ['BAD_FORMAT']],
  [{ accountNo: '1'.repeat(33) }, ['BAD_FORMAT']],
  [{ bankName: '某' }, ['TOO_SHORT']],
])('an account with %j: %j', (changes, codes) => {
  expect(wrongAccount({ ...SOUND, ...changes }).map(({ code }) => code)).toEqual(codes);
});

test('is kept in one spelling', () => {
  expect(tidyAccount({ accountName: ' 王小明', accountNo: '6222 0200-00', bankName: '某某银行 ' })).toEqual({
    accountName: '王小明',
    accountNo: '6222020000',
    bankName: '某某银行',
  });
});

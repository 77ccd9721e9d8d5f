import { describe, expect, it } from 'vitest';
import { creditCodeWarning, isIdNumber, isMainlandMobile, passesLuhn } from '../../server/domain/target.ts';

describe('a unified social credit code', () => {
  it.each([
    '91350100M000100Y43',
    '91512081MA62K0260E',
    '91640302MA76ABC145',
    '91640302MA770ABC1F',
    '91640302MA7T00014P',
    '91640302ma76abc145',
    '91640302 MA76 ABC1 45',
  ])('%s is sound', (code) => {
    expect(creditCodeWarning(code)).toBe('NONE');
  });

  it('that was issued with a wrong check digit is only warned of', () => {
    expect(creditCodeWarning('91350211M0000XUF46')).toBe('CHECK_DIGIT');
    expect(creditCodeWarning('91350211M0000XUF4R')).toBe('NONE');
    expect(creditCodeWarning('91350100M0001TGQXM')).toBe('CHECK_DIGIT');
    expect(creditCodeWarning('91350100M0001TGQX1')).toBe('NONE');
  });

  it('of another length or with a letter that no code has is warned of', () => {
    expect(creditCodeWarning('')).toBe('LENGTH');
    expect(creditCodeWarning('640302100012345')).toBe('LENGTH');
    expect(creditCodeWarning('9164O302MA76ABC145')).toBe('ALPHABET');
  });

  it('with any one character changed is noticed', () => {
    const code = '91640302MA76ABC145';
    for (let place = 0; place < 18; place += 1) {
      const other = code[place] === '7' ? '8' : '7';
      expect(creditCodeWarning(code.slice(0, place) + other + code.slice(place + 1))).toBe('CHECK_DIGIT');
    }
  });
});

describe('an ID number', () => {
  it('is taken with its check character, in either case', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber(' 11010519491231002x ')).toBe(true);
  });

  it.each([
    '110105194912310021',
    '11010519490231002X',
    '11010519491331002X',
    '1101051949123100',
    'X1010519491231002X',
  ])('%s is not one', (text) => {
    expect(isIdNumber(text)).toBe(false);
  });
});

describe('a card number', () => {
  it('is checked by Luhn, blanks or not', () => {
    // From the right 1 2 1 2 …: eight ones, seven twos and the 4 doubled: 8 + 14 + 8 = 30.
    expect(passesLuhn('4111 1111 1111 1111')).toBe(true);
    expect(passesLuhn('4111 1111 1111 1112')).toBe(false);
    expect(passesLuhn('4111')).toBe(false);
    expect(passesLuhn('4111 1111 1111 111x')).toBe(false);
  });
});

describe('a mobile number', () => {
  it.each(['13800138000', '138 0013 8000', '+86 138-0013-8000', '8613800138000'])('%s is one', (text) => {
    expect(isMainlandMobile(text)).toBe(true);
  });

  it.each(['12800138000', '1380013800', '138001380000', '0953-2123456', 'call 13800138000', ''])(
    '%j is not one',
    (text) => {
      expect(isMainlandMobile(text)).toBe(false);
    },
  );
});

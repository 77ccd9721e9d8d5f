import { normaliseCreditCode, normalisePhone } from './target-contact.ts';

export type CreditCodeWarning = 'NONE' | 'LENGTH' | 'ALPHABET' | 'CHECK_DIGIT';

// GB 32100-2015: no I, O, S, V, Z.
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
// GB 11643-1999
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/**
 * What is odd about a 统一社会信用代码 (GB 32100-2015). Only ever a warning: codes with wrong check digits have been
 * issued, so a report is never refused for one.
 */
export function creditCodeWarning(code: string): CreditCodeWarning {
  const digits = [...normaliseCreditCode(code)];
  if (digits.length !== 18) return 'LENGTH';
  const values = digits.map((digit) => CREDIT_ALPHABET.indexOf(digit));
  if (values.includes(-1)) return 'ALPHABET';
  const expected = (31 - (weighted(values, CREDIT_WEIGHTS) % 31)) % 31;
  return values[17] === expected ? 'NONE' : 'CHECK_DIGIT';
}

/** Whether a text is a well-formed 公民身份号码 (GB 11643): 18 places, a real date of birth, the check character. */
export function isIdNumber(text: string): boolean {
  const id = text.trim().toUpperCase();
  const birth = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(id);
  if (!birth) return false;
  const iso = birth.slice(1).join('-');
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return false;
  return ID_CHECKS[weighted([...id].map(Number), ID_WEIGHTS) % 11] === id[17];
}

/** Luhn's check over a card number of 12–19 digits. Warn only: some accounts are passbooks, not cards. */
export function passesLuhn(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Whether a text is a mainland mobile number: 11 digits from 13 to 19, with +86, blanks or hyphens if need be. */
export function isMainlandMobile(text: string): boolean {
  return /^[\d\s+-]+$/.test(text) && /^1[3-9]\d{9}$/.test(normalisePhone(text));
}

/** Sum of the first places by weight; a trailing check character takes no part. */
function weighted(values: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * (values[place] ?? 0), 0);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFen, formatYuan, parseYuan, ppmOf, roundFen } from '../../server/domain/money.ts';

describe('money', () => {
  it('is written in yuan with groups of three and two decimals', () => {
    expect(formatYuan(0)).toBe('0.00');
    expect(formatYuan(5)).toBe('0.05');
    expect(formatYuan(99_900)).toBe('999.00');
    expect(formatYuan(500_000)).toBe('5,000.00');
    expect(formatYuan(123_456_789)).toBe('1,234,567.89');
    expect(formatYuan(-12_345)).toBe('-123.45');
  });

  it('is written exactly up to the largest safe amount', () => {
    expect(formatYuan(Number.MAX_SAFE_INTEGER)).toBe('90,071,992,547,409.91');
  });

  it('is read back from what was written', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(parseYuan(formatYuan(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ['5000', 500_000],
    ['5000.5', 500_050],
    ['¥5,000.00', 500_000],
    [' ￥1.20 ', 120],
    ['-0', 0],
  ])('is read from %j', (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  it.each([
    '',
    '¥',
    '5,00',
    '50,00.00',
    '1.234',
    '1e3',
    '五千',
    '5.',
    '.5',
    '1,2345.00',
    '90071992547409.92',
  ])('is not read from %j', (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it('refuses fractions and sums past what is exact', () => {
    expect(() => formatYuan(0.5)).toThrow(RangeError);
    expect(() => addFen(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
    expect(addFen(1, 2, 3)).toBe(6);
  });
});

describe('a share in parts per million', () => {
  it('is reckoned exactly where floating point would be off', () => {
    // 90,071,992,547,409.91 yuan × 99.9999 %: 9007199254740991 × 999999 ÷ 1000000 = 9007190247541736.25…
    expect(ppmOf(Number.MAX_SAFE_INTEGER, 999_999, 1, 'DOWN')).toBe(9_007_190_247_541_736);
  });

  it('is rounded once, straight to the unit', () => {
    // 99 × 50 % = 49.5 fen: to the fen first and then to 100 would make 100.
    expect(ppmOf(99, 500_000, 100, 'HALF_UP')).toBe(0);
    expect(ppmOf(99, 500_000, 1, 'HALF_UP')).toBe(50);
    expect(ppmOf(99, 500_000, 1, 'DOWN')).toBe(49);
    expect(ppmOf(99, 500_000, 100, 'UP')).toBe(100);
    expect(ppmOf(100, 500_000, 100, 'HALF_UP')).toBe(100);
  });

  it('refuses negative amounts, negative rates and units below a fen', () => {
    expect(() => ppmOf(-1, 1)).toThrow(RangeError);
    expect(() => ppmOf(1, -1)).toThrow(RangeError);
    expect(() => ppmOf(1, 1, 0)).toThrow(RangeError);
    expect(() => ppmOf(1, 0.5)).toThrow(RangeError);
  });

  it('of everything is everything, and rounding never moves a multiple', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 10_000 }), (amount, unit) => {
        expect(ppmOf(amount, 1_000_000)).toBe(amount);
        for (const mode of ['DOWN', 'UP', 'HALF_UP'] as const) {
          expect(roundFen(amount * unit, unit, mode)).toBe(amount * unit);
          expect(Math.abs(roundFen(amount, unit, mode) - amount)).toBeLessThan(unit);
        }
      }),
    );
  });
});

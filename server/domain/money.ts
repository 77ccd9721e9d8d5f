/** Money is an integer number of fen (分), 1 yuan = 100 fen; always a safe integer. */
export type Fen = number;

export const ROUNDING_MODES = ['DOWN', 'UP', 'HALF_UP'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

const PPM = 1_000_000n;

/** Whether a value can stand as money at all. */
export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value);
}

/** The value itself. Throws RangeError for a fraction or past 2^53: sums must never be off in silence. */
export function fen(value: number): Fen {
  if (!isFen(value)) throw new RangeError(`not an amount in fen: ${value}`);
  return value;
}

/** Sum of amounts in fen; throws RangeError when it leaves the safe integers. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => fen(sum + fen(amount)), 0);
}

/** `500000` → `'5,000.00'`. String maths only, so no amount is ever shown off by a fen. */
export function formatYuan(amount: Fen): string {
  const digits = Math.abs(fen(amount)).toString().padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/**
 * `'5,000.00'`, `'5000'`, `'¥5000.5'` → fen; null for anything else: wrong grouping, a third decimal, other signs,
 * or more than can be held exactly.
 */
export function parseYuan(text: string): Fen | null {
  const found = /^(-?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const [, sign, yuan = '', cents = ''] = found;
  const amount = Number(yuan.replaceAll(',', '') + cents.padEnd(2, '0'));
  if (!isFen(amount)) return null;
  return sign && amount !== 0 ? -amount : amount;
}

/** `amount × numerator ÷ denominator`, exact, rounded once to a multiple of `unit` fen. Amounts must be ≥ 0. */
function share(amount: Fen, numerator: bigint, denominator: bigint, unit: Fen, mode: RoundingMode): Fen {
  if (fen(amount) < 0 || numerator < 0n || fen(unit) < 1)
    throw new RangeError('amount, rate and unit must not be negative');
  const top = BigInt(amount) * numerator;
  const step = denominator * BigInt(unit);
  const whole = top / step;
  const rest = top % step;
  const up = rest > 0n && (mode === 'UP' || (mode === 'HALF_UP' && rest * 2n >= step));
  return fen(Number((up ? whole + 1n : whole) * BigInt(unit)));
}

/**
 * A share in parts per million (`ppm` 600 = 0.06 %), rounded once, directly to `roundingUnit` fen.
 * Throws RangeError for negative or unsafe numbers.
 */
export function ppmOf(amount: Fen, ppm: number, roundingUnit: Fen = 1, mode: RoundingMode = 'HALF_UP'): Fen {
  return share(amount, BigInt(ppm), PPM, roundingUnit, mode);
}

/** An amount rounded to a multiple of `unit` fen. */
export function roundFen(amount: Fen, unit: Fen, mode: RoundingMode): Fen {
  return share(amount, 1n, 1n, unit, mode);
}

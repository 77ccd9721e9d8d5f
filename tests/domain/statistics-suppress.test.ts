import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Shown,
  showMedian,
  showMonths,
  showParts,
  showQuarter,
  showShare,
  showYear,
} from '../../server/domain/statistics-suppress.ts';

/** All lists of `length` whole numbers of which each is at most `most` and which sum to at most `sum`. */
function tables(length: number, most: number, sum: number): number[][] {
  if (length === 0) return [[]];
  return Array.from({ length: Math.min(most, sum) + 1 }, (_, first) => first).flatMap((first) =>
    tables(length - 1, most, sum - first).map((rest) => [first, ...rest]),
  );
}

/**
 * The attacker knows the rules, makes every table that there could be, publishes each by the rules, and keeps those
 * that look like what was published. A small number is found out where it can't be each of 0 to 4 among them.
 */
function foundOut(
  worlds: readonly number[][],
  publish: (world: number[]) => Shown[],
  fair: (seen: readonly Shown[]) => boolean = () => true,
): string[] {
  const alike = new Map<string, number[][]>();
  for (const world of worlds) {
    const seen = JSON.stringify(publish(world));
    alike.set(seen, [...(alike.get(seen) ?? []), world]);
  }
  const judged = [...alike].filter(([seen]) => fair(JSON.parse(seen) as Shown[]));
  expect(judged.length).toBeGreaterThan(0);
  return judged.flatMap(([seen, those]) =>
    (those[0] ?? []).flatMap((_, index) => {
      const possible = new Set(those.map((world) => world[index] ?? 0));
      const small = [...possible].some((value) => value < 5);
      return small && [0, 1, 2, 3, 4].some((value) => !possible.has(value)) ? [`${seen} cell ${index}`] : [];
    }),
  );
}
const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

describe('an attacker who knows the rules', () => {
  it.each([
    [2, 24],
    [3, 22],
    [4, 16],
    [5, 12],
  ])('finds no small number in %i parts of a total', (length, most) => {
    const publish = (parts: number[]): Shown[] => {
      const sum = total(parts);
      return sum < 5 ? [null, ...showParts(null, parts)] : [sum, ...showParts(sum, parts)];
    };
    expect(foundOut(tables(length, most, most), publish)).toEqual([]);
  });

  it('finds no small quarter, neither from the others nor from the year that comes out after them', () => {
    const most = 40;
    const publish = (quarters: number[]): Shown[] => {
      const shown: Shown[] = [];
      for (const quarter of quarters) shown.push(showQuarter(quarter, shown));
      return [...shown, showYear(total(quarters), shown)];
    };
    // Without a published year there are more tables than can be made: judged is what leaves each quarter its room.
    const roomy = (seen: readonly Shown[]) =>
      seen.at(-1) !== null || total(seen.slice(0, -1).map((one) => one ?? 9)) <= most;
    for (const few of [1, 2, 3, 4])
      expect(foundOut(tables(few, most, most), publish, roomy), `${few} quarters`).toEqual([]);
  });

  it('finds no small month from the quarter', () => {
    const publish = (months: number[]): Shown[] => {
      const quarter = showQuarter(total(months), []);
      return [quarter, ...showMonths(quarter, months)];
    };
    // All that a small quarter tells is that it is small: then its months lie below 5 with it.
    expect(foundOut(tables(3, 24, 24), publish)).toEqual([]);
  });

  it('finds no small number where plain hiding would give one away: the test itself can fail', () => {
    const plain = (parts: number[]) => [total(parts), ...parts.map((part) => (part < 5 ? null : part))];
    expect(foundOut(tables(3, 12, 12), plain)).not.toEqual([]);
  });
});

describe('what is published', () => {
  const parts = fc.array(fc.nat(60), { minLength: 1, maxLength: 14 });

  it('is never small, never wrong, and never leaves one number over', () => {
    fc.assert(
      fc.property(parts, (cells) => {
        const sum = total(cells);
        const shown = showParts(sum < 5 ? null : sum, cells);
        for (const [index, value] of shown.entries())
          expect(value === null || (value >= 5 && value === cells[index])).toBe(true);
        const withheld = shown.filter((value) => value === null).length;
        expect(withheld === 1 && sum >= 5 ? cells.length : 1).toBe(1);
      }),
    );
  });

  it('is everything where nothing is small', () => {
    expect(showParts(35, [12, 8, 15])).toEqual([12, 8, 15]);
    expect(showMonths(30, [10, 5, 15])).toEqual([10, 5, 15]);
    expect(showYear(40, [10, 10, 10, 10])).toBe(40);
  });

  it('takes one that is not small along with each that is, from the end of the list', () => {
    expect(showParts(33, [12, 3, 10, 8])).toEqual([12, null, 10, null]);
    expect(showParts(25, [12, 3, 5, 5])).toEqual([12, null, null, null]);
    expect(showParts(12, [12, 0])).toEqual([null, null]);
    expect(showParts(null, [9, 9])).toEqual([null, null]);
  });

  it('withholds the quarters after a small one, and the year where they come to little', () => {
    expect(showQuarter(4, [])).toBeNull();
    expect(showQuarter(20, [9, null])).toBeNull();
    expect(showYear(45, [9, null, null, null])).toBe(45);
    expect(showYear(32, [9, 10, 10, null])).toBeNull();
    expect(showYear(25, [9, 8, null, null])).toBeNull();
    expect(showYear(4, [null, null, null, null])).toBeNull();
  });

  it('of a share only on which side it lies, where few are late or few in time', () => {
    expect(showShare(0, 40)).toEqual({ below: 13 });
    expect(showShare(4, 40)).toEqual({ below: 13 });
    expect(showShare(10, 40)).toEqual({ exactly: 25 });
    expect(showShare(38, 40)).toEqual({ above: 87 });
    expect(showShare(1, 4)).toBeNull();
  });

  it('of days the middle, of five at least', () => {
    expect(showMedian([3, 1, 2, 9])).toBeNull();
    expect(showMedian([3, 1, 2, 9, 4])).toBe(3);
    expect(showMedian([3, 1, 2, 9, 4, 4])).toBe(3.5);
  });
});

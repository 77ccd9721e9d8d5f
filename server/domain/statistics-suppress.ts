/** A number as published; null where it is withheld. */
export type Shown = number | null;

/** Fewer than this are never published: not even that there were none. */
export const SMALL = 5;
/** What withheld cells must come to together: then one of them can be 0 to 4 while another is still no small one. */
const ROOM = 2 * SMALL - 1;

/**
 * What may be published so that no small number can be found by reckoning, neither from totals nor from what came out
 * earlier, even by somebody who knows these very rules: for every withheld number that is small, each of 0 to 4 stays
 * possible. (Within one measure. Decision 0023 says what lies outside.)
 */

/** A quarter: not small, and none of its year was withheld before it, so that a year never leaves one quarter open. */
export function showQuarter(value: number, earlier: readonly Shown[]): Shown {
  return value >= SMALL && !earlier.includes(null) ? value : null;
}

/** The months of a quarter: all of them or none. */
export function showMonths(quarter: Shown, months: readonly number[]): Shown[] {
  return months.map((month) => (quarter !== null && Math.min(...months) >= SMALL ? month : null));
}

/** A year, after its quarters: withheld where the quarters that were published would give a withheld one away. */
export function showYear(value: number, quarters: readonly Shown[]): Shown {
  if (value < SMALL) return null;
  const withheld = quarters.filter((quarter) => quarter === null).length;
  if (withheld === 0) return value;
  const rest = value - quarters.reduce<number>((sum, quarter) => sum + (quarter ?? 0), 0);
  return withheld >= 2 && rest >= ROOM ? value : null;
}

/**
 * The parts of a published total. Small ones are withheld, and with them at least one that is not small, taken from the
 * end of the list whatever its size: a choice that depended on the numbers would tell something of them.
 */
export function showParts(total: Shown, parts: readonly number[]): Shown[] {
  if (total === null) return parts.map(() => null);
  const withheld = new Set(parts.flatMap((part, index) => (part < SMALL ? [index] : [])));
  if (withheld.size === 0) return [...parts];
  const others = parts.flatMap((part, index) => (part >= SMALL ? [index] : [])).reverse();
  let rest = [...withheld].reduce((sum, index) => sum + (parts[index] ?? 0), 0);
  for (const [turn, index] of others.entries()) {
    if (turn > 0 && withheld.size >= 2 && rest >= ROOM) break;
    withheld.add(index);
    rest += parts[index] ?? 0;
  }
  return parts.map((part, index) => (withheld.has(index) ? null : part));
}

/** How many of a hundred; where too few (or all but too few) are meant, only on which side of a line it lies. */
export type Share = { exactly: number } | { below: number } | { above: number };

/** null where the whole is small itself. */
export function showShare(some: number, of: number): Share | null {
  if (of < SMALL) return null;
  if (some < SMALL) return { below: Math.min(100, Math.ceil((100 * SMALL) / of)) };
  if (of - some < SMALL) return { above: Math.max(0, Math.floor((100 * (of - SMALL)) / of)) };
  return { exactly: Math.round((100 * some) / of) };
}

/** The middle of at least five; of an even number the mean of the two middle ones, to a half. */
export function showMedian(values: readonly number[]): Shown {
  if (values.length < SMALL) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}

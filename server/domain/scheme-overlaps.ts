import { Refusal } from './errors.ts';
import type { Predicate } from './predicate.ts';
import { amountOf, type Span } from './scheme-amount.ts';
import { type Cell, exampleOf, type Grid, gridOf, holds } from './scheme-cells.ts';
import { MOST_FEN } from './scheme-bounds.ts';
import type { Finding } from './scheme-finding.ts';
import type { Amount, Band, SchemeFacts } from './scheme-types.ts';

type Found = Omit<Finding, 'stageId' | 'path'>;
/** What a rule would come to where nobody says otherwise: 10 million yuan and the largest sum tell two amounts apart. */
const TRIED = [1_000_000_000, MOST_FEN];

/**
 * Two tiers for one case, where the first in order counts: a tier that is never read; ranges that overlap; and a case
 * that gets the lesser of two. A narrower tier before a wider one is how measures write an exception, and only noted.
 */
export function overlapsOf(bands: readonly Band[]): Found[] {
  const grid = gridOf(bands.map(({ when }) => when));
  return [
    ...(grid ? unread(bands, grid) : []),
    ...bands.flatMap((band, index) => {
      return bands.slice(index + 1).flatMap((later) => pair(band, later));
    }),
  ];
}

/** Tiers for which those before them leave no case: one that says the same, or several that say it together. */
function unread(bands: readonly Band[], grid: Grid): Found[] {
  return bands.flatMap((band, index): Found[] => {
    const mine = grid.cells.filter((cell) => holds(band.when, cell));
    const [first] = mine;
    if (!first) return [{ level: 'FAULT', kind: 'NEVER', bands: [band.id], example: [] }];
    const before = bands.slice(0, index);
    if (!mine.every((cell) => before.some(({ when }) => holds(when, cell)))) return [];
    const takers = before.filter(({ when }) => mine.some((cell) => holds(when, cell)));
    const same = takers.find(({ when }) =>
      grid.cells.every((cell) => holds(when, cell) === holds(band.when, cell)),
    );
    const kind = same && !alike(same.amount, band.amount) ? 'CONTRADICTION' : 'SHADOWED';
    const ids = (same ? [same] : takers).map(({ id }) => id);
    return [{ level: 'FAULT', kind, bands: [band.id, ...ids], example: exampleOf(first) }];
  });
}

function pair(earlier: Band, later: Band): Found[] {
  if (isAlways(later.when)) return [];
  const grid = gridOf([earlier.when, later.when]);
  if (!grid) return [];
  const [a, b] = [cellsOf(grid, earlier), cellsOf(grid, later)];
  const both = a.filter((cell) => b.includes(cell));
  const [example] = both;
  // One that lies inside the earlier is never read, which is told elsewhere.
  if (!example || both.length === b.length) return [];
  const ids = [earlier.id, later.id];
  const less = both.find((cell) => paysLess(earlier.amount, later.amount, cell));
  if (both.length < a.length && (crosses(grid, a, b) || less))
    return [{ level: 'FAULT', kind: 'OVERLAP', bands: ids, example: exampleOf(less ?? example) }];
  return [
    {
      level: 'NOTE',
      kind: less ? 'EXCEPTION_LESS' : 'ORDER',
      bands: ids,
      example: exampleOf(less ?? example),
    },
  ];
}

const cellsOf = ({ cells }: Grid, { when }: Band): Cell[] => cells.filter((cell) => holds(when, cell));
const isAlways = (when: Predicate): boolean => Object.keys(when).length === 0;
const alike = (a: Amount, b: Amount): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Whether some one fact is where they overlap: each reaches beyond the other on it. */
function crosses({ axes }: Grid, a: readonly Cell[], b: readonly Cell[]): boolean {
  return axes.some((_, axis) => {
    const places = (cells: readonly Cell[]) => new Set(cells.map(({ at }) => at[axis]));
    const [mine, theirs] = [places(a), places(b)];
    return [...mine].some((place) => !theirs.has(place)) && [...theirs].some((place) => !mine.has(place));
  });
}

function paysLess(earlier: Amount, later: Amount, cell: Cell): boolean {
  return TRIED.some((base) => {
    const [a, b] = [spanAt(earlier, cell, base), spanAt(later, cell, base)];
    if (!a || !b) return false;
    return (
      (a.highFen ?? Infinity) < (b.highFen ?? Infinity) || (a.highFen === b.highFen && a.lowFen < b.lowFen)
    );
  });
}

function spanAt(amount: Amount, cell: Cell, base: number): Span | null {
  const facts: SchemeFacts = amount.type === 'percent' ? { [amount.base]: base, ...cell.facts } : cell.facts;
  try {
    return amountOf({ id: '', when: {}, amount }, '', facts).span;
  } catch (error) {
    if (error instanceof RangeError || error instanceof Refusal) return null;
    throw error;
  }
}

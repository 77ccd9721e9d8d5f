import { type Cell, exampleOf, type Grid, gridOf, holds, lineThrough } from './scheme-cells.ts';
import type { Finding } from './scheme-finding.ts';
import type { Band } from './scheme-types.ts';

type Found = Omit<Finding, 'stageId' | 'path'>;
/** So many are shown; mending one usually mends its neighbours. */
const MOST_SHOWN = 5;

/**
 * Cases that fall between tiers: some fact is covered below and above, and not here; or a sum outgrows the last tier.
 * Cases outside all tiers (a fourth grade that earns nothing, a sum below the first line) are what measures mean, and
 * are noted once, so that somebody reads it.
 */
export function gapsOf(bands: readonly Band[]): Found[] {
  const grid = gridOf(bands.map(({ when }) => when));
  if (!grid) return [{ level: 'NOTE', kind: 'TOO_WIDE', bands: [], example: [] }];
  const covered = new Set(grid.cells.filter((cell) => bands.some(({ when }) => holds(when, cell))));
  const bare = grid.cells.filter((cell) => !covered.has(cell));
  if (covered.size === 0) return [];
  const holes = bare.filter((cell) => grid.axes.some((_, axis) => isHole(grid, cell, axis, covered)));
  if (holes.length > 0)
    return holes.slice(0, MOST_SHOWN).map((cell) => ({
      level: 'FAULT',
      kind: 'GAP',
      bands: neighboursOf(grid, cell, bands, covered),
      example: exampleOf(cell),
    }));
  const [outside] = bare;
  return outside ? [{ level: 'NOTE', kind: 'UNCOVERED', bands: [], example: exampleOf(outside) }] : [];
}

/** Only where the gap begins: what follows it on the same line is the same gap. */
function isHole(grid: Grid, cell: Cell, axis: number, covered: ReadonlySet<Cell>): boolean {
  const { ordered = false, grows = false } = grid.axes[axis] ?? {};
  if (!ordered) return false;
  const line = lineThrough(grid, cell, axis);
  const place = cell.at[axis] ?? 0;
  const [before, after] = [line[place - 1], line.slice(place + 1)];
  return before !== undefined && covered.has(before) && (grows || after.some((one) => covered.has(one)));
}

function neighboursOf(grid: Grid, cell: Cell, bands: readonly Band[], covered: ReadonlySet<Cell>): string[] {
  const near = grid.axes.flatMap((_, axis) => {
    const line = lineThrough(grid, cell, axis);
    const place = cell.at[axis] ?? 0;
    return isHole(grid, cell, axis, covered)
      ? [line[place - 1], line.slice(place + 1).find((one) => covered.has(one))]
      : [];
  });
  const ids = near.flatMap((one) => (one ? (bands.find(({ when }) => holds(when, one))?.id ?? []) : []));
  return [...new Set(ids)];
}

import { judge, type Predicate } from './predicate.ts';
import { type FactName, factOf } from './scheme-facts.ts';
import { collect, type FactValue, linesOf, type Tests } from './scheme-questions.ts';
import type { FactUsed } from './scheme-types.ts';

/** A fact with one value for each way in which the conditions could tell cases apart, least first where it has an order. */
export type Axis = { fact: FactName; values: FactValue[]; ordered: boolean; grows: boolean };
/** Every kind of case that the conditions tell apart; `at` holds the place on each axis. */
export type Cell = { at: number[]; facts: Record<string, FactValue> };
export type Grid = { axes: Axis[]; cells: Cell[] };

/** More kinds of cases than this are not tried through: no measure that people read has them. */
const MOST_CELLS = 6_000;
const GRADES = [1, 2, 3, 4];
/** Codes that are no scale. */
const UNORDERED: readonly string[] = ['outcome'];

/** The cases that a stage's conditions tell apart, or null where they are too many to try. */
export function gridOf(conditions: readonly Predicate[]): Grid | null {
  const tests: Tests = new Map();
  for (const when of conditions) collect(when, tests);
  const axes = [...tests].map(([fact, asked]) => axisOf(fact as FactName, asked));
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  if (size > MOST_CELLS) return null;
  let cells: Cell[] = [{ at: [], facts: {} }];
  for (const { fact, values } of axes)
    cells = cells.flatMap(({ at, facts }) =>
      values.map((value, place) => ({ at: [...at, place], facts: { ...facts, [fact]: value } })),
    );
  return { axes, cells };
}

function axisOf(fact: FactName, asked: Parameters<typeof linesOf>[0]): Axis {
  const item = factOf(fact);
  const kind = item?.kind;
  if (kind === 'BOOLEAN') return { fact, values: [true, false], ordered: false, grows: false };
  if (kind === 'CODE') {
    const values = (item?.values ?? []).map(({ code }) => code);
    return { fact, values, ordered: !UNORDERED.includes(fact), grows: false };
  }
  const lines = linesOf(asked, false);
  if (kind === 'GRADE') {
    const named = lines.filter((grade) => grade <= 9);
    const values = [...new Set([...GRADES, ...named.filter((grade) => grade < Math.max(...named, 0))])];
    return { fact, values: values.toSorted((a, b) => a - b), ordered: true, grows: false };
  }
  return { fact, values: [0, ...lines], ordered: true, grows: true };
}

export const holds = (when: Predicate, cell: Cell): boolean => judge(when, cell.facts).truth === 'TRUE';

/** A case as an example that people read. */
export function exampleOf(cell: Cell | undefined): FactUsed[] {
  return Object.entries(cell?.facts ?? {}).map(([fact, value]) => ({ fact, value }));
}

/** The cells on the line through a cell along one axis, in that axis's order. */
export function lineThrough({ cells, axes }: Grid, cell: Cell, axis: number): Cell[] {
  // Cells lie in the order of their places, the last axis fastest: so a line is a fixed step.
  const step = axes.slice(axis + 1).reduce((product, { values }) => product * values.length, 1);
  const index = axes.reduce((sum, { values }, one) => sum * values.length + (cell.at[one] ?? 0), 0);
  const start = index - (cell.at[axis] ?? 0) * step;
  return (axes[axis]?.values ?? []).flatMap((_, place) => cells[start + place * step] ?? []);
}

import { Refusal } from './errors.ts';
import { addSpans, NOTHING, type Span } from './scheme-amount.ts';
import { evaluateScheme } from './scheme-engine.ts';
import type { RewardScheme, SchemeFacts, Trigger } from './scheme-types.ts';

/** What is known of one case, without anything that says whose it is. */
export type PastCase = { grade: number | null; facts: SchemeFacts; triggers: readonly Trigger[] };

export type ComparedGrade = {
  grade: number | null;
  cases: number;
  differing: number;
  /** Cases that one of the two could not reckon for want of a fact; they stand in neither sum. */
  unknown: number;
  before: Span;
  after: Span;
};
/** Cases of one grade whose award would change in the same way. `null`: a fact is missing. */
export type Change = { grade: number | null; before: Span | null; after: Span | null; cases: number };
export type SchemeComparison = { grades: ComparedGrade[]; total: ComparedGrade; changes: Change[] };

/**
 * What the same cases would earn by two versions of a measure, every stage that they reached taken together: sums by
 * grade, lowest and highest, and each kind of change with how many cases it meets.
 */
export function compareSchemes(
  before: RewardScheme,
  after: RewardScheme,
  cases: readonly PastCase[],
): SchemeComparison {
  const reckonedCases = cases.map(({ grade, facts, triggers }) => {
    const [a, b] = [reckoned(before, facts, triggers), reckoned(after, facts, triggers)];
    return { grade, before: a, after: b, differs: !same(a, b) };
  });
  const sumUp = (grade: number | null, some: typeof reckonedCases): ComparedGrade => {
    const known = some.flatMap(({ before: a, after: b }) => (a && b ? [{ a, b }] : []));
    return {
      grade,
      cases: some.length,
      differing: some.filter(({ differs }) => differs).length,
      unknown: some.length - known.length,
      before: known.reduce((sum, { a }) => addSpans(sum, a), NOTHING),
      after: known.reduce((sum, { b }) => addSpans(sum, b), NOTHING),
    };
  };
  const grades = [...new Set(reckonedCases.map(({ grade }) => grade))].sort((a, b) => (a ?? 99) - (b ?? 99));
  const changes = new Map<string, Change>();
  for (const { grade, before: a, after: b, differs } of reckonedCases) {
    if (!differs) continue;
    const key = JSON.stringify([grade, a, b]);
    const known = changes.get(key) ?? { grade, before: a, after: b, cases: 0 };
    changes.set(key, { ...known, cases: known.cases + 1 });
  }
  return {
    grades: grades.map((grade) =>
      sumUp(
        grade,
        reckonedCases.filter((one) => one.grade === grade),
      ),
    ),
    total: sumUp(null, reckonedCases),
    changes: [...changes.values()].sort((a, b) => b.cases - a.cases || (a.grade ?? 99) - (b.grade ?? 99)),
  };
}

function reckoned(scheme: RewardScheme, facts: SchemeFacts, triggers: readonly Trigger[]): Span | null {
  try {
    const { lowFen, highFen } = evaluateScheme(scheme, facts, triggers);
    return { lowFen, highFen };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FACT_MISSING') return null;
    throw error;
  }
}

const same = (a: Span | null, b: Span | null): boolean =>
  a?.lowFen === b?.lowFen && a?.highFen === b?.highFen;

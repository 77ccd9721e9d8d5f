import type { Comparison, Predicate, Scalar } from './predicate.ts';
import { FACTS, type FactKind, type FactName, factOf } from './scheme-facts.ts';
import type { RewardScheme } from './scheme-types.ts';
import { valueEn } from './scheme-words-en.ts';
import { valueZh } from './scheme-words-zh.ts';

export type FactValue = number | string | boolean;
/** One answer to a question: all values that the fact may have then, as far as an award could tell them apart. */
export type Choice = { code: string; zh: string; en: string; values: FactValue[]; open: boolean };
export type Question = { fact: FactName; zh: string; en: string; choices: Choice[] };

/** Where an amount decides by a percentage, these lines (in fen) make it a range that people can answer. */
const USUAL_LINES = [1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];
/** 90 billion yuan: more than any case. */
const LARGEST = 9_000_000_000_000;
const GRADES = [1, 2, 3, 4];

export type Tests = Map<string, (Scalar | Comparison)[]>;

/**
 * What a measure's awards depend on, as questions with ranges for answers, in the order of the facts. Within a range no
 * condition of the measure changes, so that its two ends tell all of it. Where the measure says what makes a grade, the
 * grade itself is not asked for.
 */
export function questionsOf(scheme: RewardScheme): Question[] {
  const tests: Tests = new Map();
  const bases = new Set<string>();
  for (const { bands } of scheme.stages)
    for (const { when, amount } of bands) {
      collect(when, tests);
      if (amount.type === 'percent') bases.add(amount.base);
    }
  for (const uplift of scheme.uplifts ?? []) if (uplift.mode !== 'DISCRETION') collect(uplift.when, tests);
  for (const when of Object.values(scheme.grade_rule ?? {})) collect(when, tests);
  return FACTS.filter(
    ({ code }) => (tests.has(code) || bases.has(code)) && !(code === 'lead_grade' && scheme.grade_rule),
  ).map(({ code, zh, en, kind }) => ({
    fact: code,
    ...{ zh, en },
    choices: choicesOf(code, kind, tests.get(code) ?? [], bases.has(code)),
  }));
}

/** What each fact is compared with in a condition. */
export function collect(predicate: Predicate, into: Tests): void {
  for (const [key, test] of Object.entries(predicate)) {
    if (key === 'all' || key === 'any') for (const part of test as readonly Predicate[]) collect(part, into);
    else if (key === 'not') collect(test as Predicate, into);
    else into.set(key, [...(into.get(key) ?? []), test as Scalar | Comparison]);
  }
}

function choicesOf(
  fact: FactName,
  kind: FactKind,
  tests: readonly (Scalar | Comparison)[],
  isBase: boolean,
): Choice[] {
  const one = (value: FactValue, code = String(value)): Choice => ({
    code,
    zh: valueZh(fact, value),
    en: valueEn(fact, value),
    values: [value],
    open: false,
  });
  if (kind === 'BOOLEAN') return [one(true, 'YES'), one(false, 'NO')];
  if (kind === 'GRADE') return GRADES.map((grade) => one(grade));
  if (kind === 'CODE') return (factOf(fact)?.values ?? []).map(({ code }) => one(code));
  return ranges(fact, linesOf(tests, isBase));
}

/** The lowest number of each range but the first: there something changes. Numbers are whole: over v is from v + 1 on. */
export function linesOf(tests: readonly (Scalar | Comparison)[], isBase: boolean): number[] {
  const lines = tests.flatMap((test): number[] => {
    if (typeof test === 'number') return [test, test + 1];
    if (typeof test !== 'object') return [];
    const { gte, gt, lte, lt, in: list = [] } = test;
    const after = [gt, lte].flatMap((bound) => (bound === undefined ? [] : [bound + 1]));
    const at = [gte, lt].flatMap((bound) => (bound === undefined ? [] : [bound]));
    const single = list.flatMap((value) => (typeof value === 'number' ? [value, value + 1] : []));
    return [...at, ...after, ...single];
  });
  const all = [...lines, ...(isBase ? USUAL_LINES : [])].map(Math.ceil);
  return [...new Set(all)].filter((line) => line > 0 && line < LARGEST).toSorted((a, b) => a - b);
}

const isMoney = (fact: FactName): boolean => factOf(fact)?.kind === 'MONEY';

/** The end of a range as people say it: 500万元, 1亿元. Sums that somebody is paid keep their fen. */
function roundZh(fact: FactName, value: number): string {
  for (const [unit, words] of [
    [10_000_000_000, '亿元'],
    [1_000_000, '万元'],
  ] as const)
    if (isMoney(fact) && value > 0 && value % unit === 0) return `${value / unit}${words}`;
  return valueZh(fact, value).replace(/\.00$/, '');
}

const roundEn = (fact: FactName, value: number): string => valueEn(fact, value).replace(/\.00$/, '');

function ranges(fact: FactName, lines: readonly number[]): Choice[] {
  return [0, ...lines].map((from, index, all): Choice => {
    const next = all[index + 1];
    const code = `FROM_${from}`;
    const [lowZh, lowEn] = [roundZh(fact, from), roundEn(fact, from)];
    if (next === undefined)
      return {
        code,
        zh: from === 0 ? '任何数额' : `${lowZh}及以上`,
        en: from === 0 ? 'any' : `${lowEn} or more`,
        values: [from, LARGEST],
        open: true,
      };
    if (next === from + 1) return { code, zh: lowZh, en: lowEn, values: [from], open: false };
    const [highZh, highEn] = [roundZh(fact, next), roundEn(fact, next)];
    return {
      code,
      zh: from === 0 ? `不到${highZh}` : `${lowZh}到${highZh}（不含）`,
      en: from === 0 ? `less than ${highEn}` : `${lowEn} to less than ${highEn}`,
      values: [from, next - 1],
      open: false,
    };
  });
}

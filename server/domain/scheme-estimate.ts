import { Refusal } from './errors.ts';
import { evaluateScheme } from './scheme-engine.ts';
import { type FactName, factOf } from './scheme-facts.ts';
import { type FactValue, type Question, questionsOf } from './scheme-questions.ts';
import type { RewardScheme, SchemeFacts, TraceStep, Trigger } from './scheme-types.ts';

/** What somebody answered, by fact: the code of a choice. A fact that is left out is not known. */
export type Answers = Readonly<Record<string, string>>;

/** `highFen` null: the measure names no upper end. `missing`: what would make it more exact. */
export type Estimate = {
  lowFen: number;
  highFen: number | null;
  missing: FactName[];
  /** How the least and the most come about; the same where there is one amount only. */
  least: TraceStep[];
  most: TraceStep[];
};

/** So many cases are reckoned through. Where more are open, only what is found below is told: from nothing, without an end. */
const MOST_CASES = 3_000;

const RANGED: readonly string[] = ['MONEY', 'COUNT'];

type Case = { lowFen: number; highFen: number | null; trace: TraceStep[] };

/**
 * Between what and what an award would lie, by the engine that reckons the real ones: every case that the answers leave
 * possible is reckoned, and the least and the most are told. No promise: the office decides by what it finds.
 */
export function estimateReward(
  scheme: RewardScheme,
  triggers: readonly Trigger[],
  answers: Answers,
): Estimate {
  const questions = questionsOf(scheme);
  const open = new Map<string, FactValue[]>();
  const known: Record<string, FactValue> = {};
  const unanswered = new Set<string>();
  let endless = false;
  for (const { fact, choices } of questions) {
    const chosen = choices.find(({ code }) => code === answers[fact]);
    const values = chosen ? chosen.values : choices.flatMap((choice) => choice.values);
    if (!chosen) unanswered.add(fact);
    if (chosen ? chosen.open : choices.some((choice) => choice.open)) endless = true;
    if (values.length === 1 && values[0] !== undefined) known[fact] = values[0];
    else open.set(fact, values);
  }
  if (scheme.grade_rule && !questions.some(({ fact }) => fact === 'lead_grade'))
    open.set('lead_grade', [1, 2, 3, 4]);

  const asked = new Set<FactName>();
  const cases: Case[] = [];
  let cut = false;
  walk(known);
  // Only a measure that asks for what nobody can answer leaves no case at all.
  if (cases.length === 0) return { lowFen: 0, highFen: null, missing: [...asked], least: [], most: [] };
  const least = cases.reduce((a, b) => (b.lowFen < a.lowFen ? b : a));
  const most = cases.reduce((a, b) => (above(b.highFen, a.highFen) ? b : a));
  return {
    lowFen: cut ? 0 : least.lowFen,
    highFen: cut || (endless && growsOn(most)) ? null : most.highFen,
    missing: questions.map(({ fact }) => fact).filter((fact) => asked.has(fact)),
    least: least.trace,
    most: most.trace,
  };

  function walk(facts: Record<string, FactValue>): void {
    if (cases.length >= MOST_CASES) {
      cut = true;
      return;
    }
    const found = reckoned(scheme, facts, triggers);
    if (!Array.isArray(found)) return void cases.push(found);
    const fact = nextToAsk(found, facts, open, questions, scheme);
    if (unanswered.has(fact)) asked.add(fact as FactName);
    for (const value of open.get(fact) ?? []) walk({ ...facts, [fact]: value });
  }
}

/** The award, or the facts that it waits for. */
function reckoned(scheme: RewardScheme, facts: SchemeFacts, triggers: readonly Trigger[]): Case | string[] {
  try {
    const { lowFen, highFen, trace } = evaluateScheme(scheme, facts, triggers);
    return { lowFen, highFen, trace };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'FACT_MISSING') throw error;
    return error.fields.map(({ path }) => path.replace('facts.', ''));
  }
}

/** What to ask next. A measure may reckon the grade itself: then what it reckons with is asked first, and the grade last. */
function nextToAsk(
  missing: readonly string[],
  facts: SchemeFacts,
  open: ReadonlyMap<string, FactValue[]>,
  questions: readonly Question[],
  { grade_rule: rule }: RewardScheme,
): string {
  const isOpen = (fact: string) => open.has(fact) && (facts as Record<string, unknown>)[fact] === undefined;
  const other = missing.find((fact) => fact !== 'lead_grade' && isOpen(fact));
  if (other !== undefined) return other;
  if (rule && missing.includes('lead_grade')) {
    const makes = JSON.stringify(rule);
    const evidence = questions.find(({ fact }) => isOpen(fact) && makes.includes(`"${fact}"`));
    if (evidence) return evidence.fact;
  }
  return missing[0] ?? '';
}

function above(a: number | null, b: number | null): boolean {
  return (a ?? Infinity) > (b ?? Infinity);
}

/** Whether the most was reckoned from the largest base that we try, and nothing held it. */
function growsOn({ trace, highFen }: Case): boolean {
  const percent = trace.findLast((step) => step.kind === 'ARITHMETIC');
  const held = trace.some((step) => step.kind === 'CEILING' || step.kind === 'CAP');
  return highFen === null || (percent !== undefined && percent.baseFen >= 9_000_000_000_000 && !held);
}

/**
 * The steps that are the arithmetic itself, without the measure's name and what did not count. Amounts and numbers that
 * chose a tier are left out: they are only the end of a range.
 */
export function arithmeticOf(trace: readonly TraceStep[]): TraceStep[] {
  const kinds = [
    'GRADE',
    'BAND',
    'NO_BAND',
    'ARITHMETIC',
    'FLOOR',
    'CEILING',
    'SUM',
    'UPLIFT',
    'ROUNDING',
    'CAP',
  ];
  const sums = trace.filter(({ kind }) => kind === 'BAND').length > 1;
  return trace
    .filter(({ kind }) => kinds.includes(kind) && (kind !== 'SUM' || sums))
    .map((step) =>
      step.kind === 'BAND'
        ? { ...step, facts: step.facts.filter(({ fact }) => !RANGED.includes(factOf(fact)?.kind ?? '')) }
        : step,
    );
}

import { wordsEn, yuan } from './scheme-words-en.ts';
import { wordsZh } from './scheme-words-zh.ts';
import type { TraceStep } from './scheme-types.ts';

/** The steps that a reporter needs to reckon the amount again; which measure and which stage stand in the whole trace. */
const ARITHMETIC: readonly TraceStep['kind'][] = [
  'GRADE',
  'BAND',
  'ARITHMETIC',
  'FLOOR',
  'CEILING',
  'REPLACED',
  'SUM',
  'UPLIFT',
  'ROUNDING',
  'CAP',
  'ALREADY_AWARDED',
  'SHARE',
];

/** A step that changes nothing tells nothing: a sum of one, a rounding of what was round. */
function tellsSomething(step: TraceStep, before: TraceStep | undefined): boolean {
  if (step.kind !== 'SUM' && step.kind !== 'ROUNDING' && step.kind !== 'CAP') return true;
  if (!before) return true;
  if ('lowFen' in before) return before.lowFen !== step.lowFen || before.highFen !== step.highFen;
  if (before.kind !== 'BAND' || before.amount.type !== 'fixed') return true;
  return before.amount.fen !== step.lowFen || step.lowFen !== step.highFen;
}

function told(trace: readonly TraceStep[]): TraceStep[] {
  const kept: TraceStep[] = [];
  for (const step of trace) {
    if (ARITHMETIC.includes(step.kind) && tellsSomething(step, kept.at(-1))) kept.push(step);
  }
  return kept;
}

const isOpen = (trace: readonly TraceStep[]): boolean => {
  const result = trace.findLast((step) => step.kind === 'RESULT');
  return result !== undefined && result.lowFen !== result.highFen;
};

/** The arithmetic of an award in one Chinese sentence that ends with the amount (fen) as it was decided. */
export function sentenceZh(trace: readonly TraceStep[], amountFen: number): string {
  const clauses = told(trace).map((step) => wordsZh(step, 'PUBLIC').replace(/。$/, ''));
  const end = isOpen(trace) ? `在规定的范围内定为${yuan(amountFen)}` : `所以奖励${yuan(amountFen)}`;
  return `${[...clauses, end].join('；')}。`;
}

/** The same in English. */
export function sentenceEn(trace: readonly TraceStep[], amountFen: number): string {
  const clauses = told(trace).map((step) => wordsEn(step, 'PUBLIC').replace(/\.$/, ''));
  const end = isOpen(trace)
    ? `set within that range at ${yuan(amountFen)}`
    : `so the award is ${yuan(amountFen)}`;
  return `${[...clauses, end].join('; ')}.`;
}

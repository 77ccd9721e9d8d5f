import { wordsEn } from './scheme-words-en.ts';
import { wordsZh } from './scheme-words-zh.ts';
import type { TraceStep } from './scheme-types.ts';

/** The arithmetic of an award as Chinese sentences, one a step that says something. */
export function explainZh(trace: readonly TraceStep[]): string[] {
  return trace.map(wordsZh).filter((sentence) => sentence !== '');
}

/** The same in English. */
export function explainEn(trace: readonly TraceStep[]): string[] {
  return trace.map(wordsEn).filter((sentence) => sentence !== '');
}

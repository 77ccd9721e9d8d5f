import { wordsEn } from './scheme-words-en.ts';
import { wordsZh } from './scheme-words-zh.ts';
import type { TraceReader, TraceStep } from './scheme-types.ts';

/** The arithmetic of an award as Chinese sentences, one a step that says something. */
export function explainZh(trace: readonly TraceStep[], reader?: TraceReader): string[] {
  return trace.map((step) => wordsZh(step, reader)).filter((sentence) => sentence !== '');
}

/** The same in English. */
export function explainEn(trace: readonly TraceStep[], reader?: TraceReader): string[] {
  return trace.map((step) => wordsEn(step, reader)).filter((sentence) => sentence !== '');
}

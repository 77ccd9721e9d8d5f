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

/** A step's sentence in both languages; nothing for one that says nothing alone. */
export function wordsOf(step: TraceStep, reader?: TraceReader): { zh?: string; en?: string } {
  const [zh, en] = [wordsZh(step, reader), wordsEn(step, reader)];
  return { ...(zh && { zh }), ...(en && { en }) };
}

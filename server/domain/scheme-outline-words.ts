import type { Limit } from './calendar.ts';
import type { RoundingMode } from './money.ts';
import type { ConditionLanguage } from './predicate-words.ts';
import type { Amount, SchemeIdentityMode, Trigger } from './scheme-types.ts';

/** How one language puts a measure in words; `bp` null = at discretion. */
export type OutlineWords = {
  condition: ConditionLanguage;
  otherwise: string;
  stage: (trigger: Trigger) => string;
  amount: (amount: Amount) => string;
  modes: (modes: readonly SchemeIdentityMode[]) => string;
  grade: (grade: string, when: string) => string;
  uplift: (when: string, bp: number | null) => string;
  rounding: (mode: RoundingMode, unitFen: number) => string;
  cap: (cap: 'CASE' | 'REPORTER_YEAR', fen: number) => string;
  approval: (fromFen: number, needs: readonly string[]) => string;
  claim: (anonymous: boolean, limit: Limit) => string;
};

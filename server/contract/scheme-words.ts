/** The facts and stages that a measure may name, with their words: the editor's lists. */
export { FACTS, factOf, type FactName } from '../domain/scheme-facts.ts';
export { TRIGGERS, type Amount, type RewardScheme, type Trigger } from '../domain/scheme-types.ts';
export type { Comparison, Predicate, Scalar } from '../domain/predicate.ts';
export { TRIGGERS_ZH } from '../domain/scheme-words-zh.ts';
export { TRIGGERS_EN } from '../domain/scheme-words-en.ts';

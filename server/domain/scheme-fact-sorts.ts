import type { FactSort } from './predicate-check.ts';
import { factOf } from './scheme-facts.ts';

/** What a reward rule may compare a fact with. */
export function sortOfFact(name: string): FactSort | undefined {
  const fact = factOf(name);
  if (!fact) return undefined;
  if (fact.kind === 'BOOLEAN') return { sort: 'BOOLEAN' };
  if (fact.kind !== 'CODE') return { sort: 'NUMBER' };
  return fact.values ? { sort: 'CODE', codes: fact.values.map((value) => value.code) } : { sort: 'CODE' };
}

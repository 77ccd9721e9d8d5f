import type { FieldError } from './errors.ts';
import { isSum } from './scheme-bounds.ts';
import { factOf } from './scheme-facts.ts';
import { TRIGGERS, type SchemeFacts, type Trigger } from './scheme-types.ts';
import { isIn, isShape, isWhole, problemWhere } from './shape.ts';

/** What is known of a case: its facts, and the stages that have happened. */
export type CaseFacts = { facts: SchemeFacts; triggers: Trigger[] };

/** More people than live anywhere. */
const MOST_PEOPLE = 10_000_000_000;

/**
 * Facts as somebody wrote them: the schema's facts by name beside `triggers`. Everything that is wrong with them, by its
 * path: a fact that no rule may ask (NOT_IN_LIST), a value of another kind, a sum that is negative, has fractions of a
 * fen or is larger than any case. null and absent both mean: not known.
 */
export function checkCaseFacts(input: unknown): FieldError[] {
  if (!isShape(input)) return problemWhere(true, '', 'BAD_FORMAT');
  const { triggers, ...facts } = input;
  return [
    ...Object.entries(facts).flatMap(([name, value]) => checkFact(name, value)),
    ...checkTriggers(triggers),
  ];
}

/** The facts, known to be some: call {@link checkCaseFacts} before. */
export function caseFactsOf(input: unknown): CaseFacts {
  const { triggers, ...facts } = input as SchemeFacts & { triggers: Trigger[] };
  return { facts, triggers };
}

function checkTriggers(triggers: unknown): FieldError[] {
  if (triggers === undefined) return problemWhere(true, 'triggers', 'REQUIRED');
  if (!Array.isArray(triggers)) return problemWhere(true, 'triggers', 'BAD_FORMAT');
  return triggers.flatMap((one, index) =>
    problemWhere(!isIn(TRIGGERS, one), `triggers[${index}]`, 'NOT_IN_LIST'),
  );
}

function checkFact(name: string, value: unknown): FieldError[] {
  const fact = factOf(name);
  if (!fact) return problemWhere(true, name, 'NOT_IN_LIST');
  if (value === null) return [];
  if (fact.kind === 'BOOLEAN') return problemWhere(typeof value !== 'boolean', name, 'BAD_FORMAT');
  if (fact.kind === 'CODE') {
    const codes = (fact.values ?? []).map(({ code }) => code);
    return typeof value === 'string'
      ? problemWhere(!codes.includes(value), name, 'NOT_IN_LIST')
      : problemWhere(true, name, 'BAD_FORMAT');
  }
  if (typeof value !== 'number') return problemWhere(true, name, 'NOT_A_NUMBER');
  if (fact.kind === 'MONEY') return problemWhere(!isSum(value), name, 'OUT_OF_RANGE');
  if (fact.kind === 'GRADE') return problemWhere(!isWhole(value, 1) || value > 9, name, 'OUT_OF_RANGE');
  return problemWhere(!isWhole(value, 0) || value > MOST_PEOPLE, name, 'OUT_OF_RANGE');
}

/** What a fact can be. A list (several urgent situations at once) equals a value when it holds it. */
export type FactValue = string | number | boolean | readonly string[];
/** Facts by name; absent or null = not known. */
export type Facts = Readonly<Record<string, FactValue | null | undefined>>;

export type Scalar = string | number | boolean;
export type Comparison = {
  gte?: number;
  gt?: number;
  lte?: number;
  lt?: number;
  in?: readonly (string | number)[];
};
/** Every key must hold. Keys other than any, all, not are names of facts. `{}` always holds. */
export type Predicate = {
  readonly any?: readonly Predicate[];
  readonly all?: readonly Predicate[];
  readonly not?: Predicate;
  readonly [fact: string]: Scalar | Comparison | Predicate | readonly Predicate[] | undefined;
};

export type Truth = 'TRUE' | 'FALSE' | 'UNKNOWN';
/** `because`: the facts that decided; `missing`: the facts that were not known where it stayed UNKNOWN. */
export type Judgement = { truth: Truth; because: string[]; missing: string[] };

const NEGATED: Record<Truth, Truth> = { TRUE: 'FALSE', FALSE: 'TRUE', UNKNOWN: 'UNKNOWN' };

/**
 * Judges a predicate in Kleene's three values: what is not known is neither true nor false, and only matters where the
 * rest leaves it open. So a reward can never slip to a lower tier because somebody forgot to record a fact.
 */
export function judge(predicate: Predicate, facts: Facts): Judgement {
  const parts = Object.entries(predicate).map(([key, test]): Judgement => {
    if (key === 'all') return conjunction((test as readonly Predicate[]).map((part) => judge(part, facts)));
    if (key === 'any') return disjunction((test as readonly Predicate[]).map((part) => judge(part, facts)));
    if (key === 'not') return negation(judge(test as Predicate, facts));
    return compare(key, facts[key], test as Scalar | Comparison);
  });
  return conjunction(parts);
}

function conjunction(parts: readonly Judgement[]): Judgement {
  return combine(parts, 'FALSE', 'TRUE');
}

function disjunction(parts: readonly Judgement[]): Judgement {
  return combine(parts, 'TRUE', 'FALSE');
}

/** `decisive` settles the whole alone; failing that one unknown leaves it open; failing that it is `otherwise`. */
function combine(parts: readonly Judgement[], decisive: Truth, otherwise: Truth): Judgement {
  const having = (truth: Truth) => parts.filter((part) => part.truth === truth);
  const truth = having(decisive).length > 0 ? decisive : having('UNKNOWN').length > 0 ? 'UNKNOWN' : otherwise;
  return {
    truth,
    because: unique(having(truth).flatMap((part) => part.because)),
    missing: truth === 'UNKNOWN' ? unique(having('UNKNOWN').flatMap((part) => part.missing)) : [],
  };
}

function negation(inner: Judgement): Judgement {
  return { ...inner, truth: NEGATED[inner.truth] };
}

function compare(name: string, value: FactValue | null | undefined, test: Scalar | Comparison): Judgement {
  const holds = value === null || value === undefined ? undefined : satisfies(value, test);
  if (holds === undefined) return { truth: 'UNKNOWN', because: [], missing: [name] };
  return { truth: holds ? 'TRUE' : 'FALSE', because: [name], missing: [] };
}

/** undefined where the fact is of another kind than the test: a fact that cannot be compared is not known. */
function satisfies(value: FactValue, test: Scalar | Comparison): boolean | undefined {
  if (typeof value === 'object') return value.some((one) => satisfies(one, test) === true);
  if (typeof test !== 'object') return typeof test === typeof value ? value === test : undefined;
  if (test.in)
    return test.in.some((one) => typeof one === typeof value)
      ? test.in.some((one) => one === value)
      : undefined;
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return (
    (test.gte === undefined || value >= test.gte) &&
    (test.gt === undefined || value > test.gt) &&
    (test.lte === undefined || value <= test.lte) &&
    (test.lt === undefined || value < test.lt)
  );
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

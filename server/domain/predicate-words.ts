import type { Comparison, Predicate, Scalar } from './predicate.ts';

/** How one language puts a condition. `value` words a fact that equals something, `amount` only the thing itself. */
export type ConditionLanguage = {
  name: (fact: string) => string;
  value: (fact: string, value: Scalar) => string;
  amount: (fact: string, value: Scalar) => string;
  orders: Readonly<Record<'gte' | 'gt' | 'lte' | 'lt', string>>;
  /** Between a fact's name and what it is compared with. */
  gap: string;
  and: string;
  or: string;
  not: (inner: string) => string;
  bracket: (inner: string) => string;
  always: string;
};

type Phrase = { text: string; joined: boolean };

/** A condition as one phrase that a person reads; what is joined inside another joint stands in brackets. */
export function conditionWords(predicate: Predicate, language: ConditionLanguage): string {
  return phraseOf(predicate, language).text;
}

function phraseOf(predicate: Predicate, language: ConditionLanguage): Phrase {
  const parts = Object.entries(predicate).map(([key, test]): Phrase => {
    const each = () => (test as readonly Predicate[]).map((part) => phraseOf(part, language));
    if (key === 'all') return join(each(), language.and, language);
    if (key === 'any') return join(each(), language.or, language);
    if (key === 'not')
      return { text: language.not(phraseOf(test as Predicate, language).text), joined: false };
    return comparison(key, test as Scalar | Comparison, language);
  });
  return parts.length === 0 ? { text: language.always, joined: false } : join(parts, language.and, language);
}

function comparison(fact: string, test: Scalar | Comparison, language: ConditionLanguage): Phrase {
  if (typeof test !== 'object') return { text: language.value(fact, test), joined: false };
  if (test.in) {
    const [first, ...others] = test.in;
    const words = others.map((one) => language.amount(fact, one));
    const text = [language.value(fact, first ?? ''), ...words].join(language.or);
    return { text, joined: others.length > 0 };
  }
  const orders = (['gte', 'gt', 'lte', 'lt'] as const).flatMap((order) => {
    const bound = test[order];
    return bound === undefined ? [] : [language.orders[order] + language.amount(fact, bound)];
  });
  return {
    text: language.name(fact) + language.gap + orders.join(language.and),
    joined: orders.length > 1,
  };
}

function join(parts: readonly Phrase[], by: string, language: ConditionLanguage): Phrase {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const texts = parts.map(({ text, joined }) => (joined ? language.bracket(text) : text));
  return { text: texts.join(by), joined: true };
}

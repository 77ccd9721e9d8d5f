import { limitEn } from './limit-words.ts';
import type { ConditionLanguage } from './predicate-words.ts';
import type { OutlineWords } from './scheme-outline-words.ts';
import { amountEn, factEn, labelEn, percent, TRIGGERS_EN, valueEn, yuan } from './scheme-words-en.ts';

const CONDITION: ConditionLanguage = {
  name: labelEn,
  value: (fact, value) => factEn({ fact, value }),
  amount: valueEn,
  orders: { gte: 'at least ', gt: 'more than ', lte: 'at most ', lt: 'less than ' },
  gap: ' ',
  and: ' and ',
  or: ' or ',
  not: (inner) => `not (${inner})`,
  bracket: (inner) => `(${inner})`,
  always: 'in every case',
};

const MODES = { NAMED: 'named', ANON: 'anonymous', CODE_ANON: 'anonymous with a code' };
const ROUNDING = { DOWN: 'down', UP: 'up', HALF_UP: 'half up' };
const NEEDS: Record<string, string> = {
  MEETING_MINUTES: 'minutes of the joint meeting',
  FINANCE_CO_DECISION: 'a decision together with finance',
  FINANCE_CONSENT: 'the consent of finance',
};

/** A reward measure's outline in English. */
export const OUTLINE_EN: OutlineWords = {
  condition: CONDITION,
  otherwise: 'otherwise',
  stage: (trigger) => TRIGGERS_EN[trigger],
  amount(amount) {
    if (amount.type !== 'percent') return amountEn(amount);
    const floor = amount.min_fen === undefined ? '' : `, at least ${yuan(amount.min_fen)}`;
    const ceiling = amount.max_fen === undefined ? '' : `, at most ${yuan(amount.max_fen)}`;
    return amountEn(amount) + floor + ceiling;
  },
  modes: (modes) => `Reports that may be rewarded: ${modes.map((mode) => MODES[mode]).join(', ')}`,
  grade: (grade, when) => `The lead is of grade ${grade}: ${when}`,
  uplift: (when, bp) => `Uplift (${when}): ${bp === null ? 'at discretion' : percent(bp * 100)}`,
  rounding: (mode, unitFen) => `Rounded ${ROUNDING[mode]} to ${yuan(unitFen)}`,
  cap: (cap, fen) => `At most ${yuan(fen)} for ${cap === 'CASE' ? 'one case' : 'one reporter in a year'}`,
  approval: (fromFen, needs) =>
    `From ${yuan(fromFen)} on it needs: ${needs.map((need) => NEEDS[need] ?? need).join(', ')}`,
  claim: (anonymous, limit) =>
    `${anonymous ? 'Anonymous' : 'Named'} reporters claim within ${limitEn(limit)}`,
};

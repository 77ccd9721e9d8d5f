import { AMOUNT_BANDS, PEOPLE_BANDS } from './code-lists/bands.ts';
import { codesOf } from './code-lists/code-item.ts';
import { FUNDRAISING_MODES } from './code-lists/fundraising-modes.ts';
import { TARGET_KINDS, URGENCIES, URGENT_SITUATIONS } from './code-lists/report-form.ts';
import { SECTORS } from './code-lists/sectors.ts';
import { JOINT_DESKS } from './compartments.ts';
import type { FieldError } from './errors.ts';
import { checkPredicate, type FactSort } from './predicate-check.ts';
import { ROUTING_FACTS, type RoutingRule } from './routing.ts';
import { isIn, isShape, isText, problemWhere, repeats } from './shape.ts';

/** What rules may name in this district: unit codes, townships' nine-digit codes, sectors and modes (absent: the portal's own). */
export type RoutingPlaces = {
  units: readonly string[];
  townships: readonly string[];
  sectors?: readonly string[];
  modes?: readonly string[];
};

/**
 * What is wrong with a set of routing rules, as ROUTING_INVALID's fields; empty = every lead finds a lead unit. Asks
 * for one active rule that always holds and names the lead unit, so that no lead can fall between the rules.
 */
export function checkRouting(rules: readonly RoutingRule[], places: RoutingPlaces): FieldError[] {
  const always = rules.some((rule) => rule.active && isEmpty(rule.when) && isText(rule.then?.leadUnit));
  return [
    ...rules.flatMap((rule, index) => checkRule(rule, `rules[${index}]`, places)),
    ...repeats(rules, 'rules', 'id'),
    ...problemWhere(!always, 'leadUnit', 'REQUIRED'),
  ];
}

function checkRule(rule: RoutingRule, path: string, places: RoutingPlaces): FieldError[] {
  const then: unknown = rule.then;
  return [
    ...problemWhere(!isText(rule.title), `${path}.title`, 'REQUIRED'),
    ...problemWhere(!Number.isSafeInteger(rule.order), `${path}.order`, 'NOT_A_NUMBER'),
    ...checkPredicate(rule.when, `${path}.when`, (fact) => sortOfRoutingFact(fact, places)),
    ...(isShape(then)
      ? checkThen(rule.then, `${path}.then`, places)
      : problemWhere(true, `${path}.then`, 'REQUIRED')),
  ];
}

function checkThen(then: RoutingRule['then'], path: string, places: RoutingPlaces): FieldError[] {
  const { leadUnit, jointUnits, assistUnits = [], urgency, township } = then;
  const unknown = (unit: string | undefined) => unit !== undefined && !places.units.includes(unit);
  // The notice fixes the three; a rule may name them, but not others and not fewer.
  const otherThree =
    jointUnits !== undefined && [...jointUnits].sort().join() !== [...JOINT_DESKS].sort().join();
  return [
    ...problemWhere(Object.keys(then).length === 0, path, 'NOT_ENOUGH'),
    ...problemWhere(unknown(leadUnit), `${path}.leadUnit`, 'NOT_IN_LIST'),
    ...problemWhere(otherThree, `${path}.jointUnits`, 'NOT_ALLOWED'),
    ...assistUnits.flatMap((unit, at) =>
      problemWhere(unknown(unit), `${path}.assistUnits[${at}]`, 'NOT_IN_LIST'),
    ),
    ...problemWhere(
      urgency !== undefined && !isIn(codesOf(URGENCIES), urgency),
      `${path}.urgency`,
      'NOT_IN_LIST',
    ),
    ...problemWhere(
      township !== undefined && !places.townships.includes(township),
      `${path}.township`,
      'NOT_IN_LIST',
    ),
  ];
}

function sortOfRoutingFact(fact: string, places: RoutingPlaces): FactSort | undefined {
  const codes: Record<(typeof ROUTING_FACTS)[number], readonly string[]> = {
    sector: places.sectors ?? codesOf(SECTORS),
    mode: places.modes ?? codesOf(FUNDRAISING_MODES),
    townshipCode: places.townships,
    urgency: codesOf(URGENT_SITUATIONS),
    amountBand: codesOf(AMOUNT_BANDS),
    peopleBand: codesOf(PEOPLE_BANDS),
    targetKind: codesOf(TARGET_KINDS),
  };
  const known = ROUTING_FACTS.find((name) => name === fact);
  return known && { sort: 'CODE', codes: codes[known] };
}

function isEmpty(predicate: unknown): boolean {
  return isShape(predicate) && Object.keys(predicate).length === 0;
}

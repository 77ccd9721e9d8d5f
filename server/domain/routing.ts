import type { AmountBand, PeopleBand } from './code-lists/bands.ts';
import type { FundraisingMode } from './code-lists/fundraising-modes.ts';
import type { TargetKind, Urgency, UrgentSituation } from './code-lists/report-form.ts';
import { JOINT_DESKS, type JointDesk } from './compartments.ts';
import { refuse } from './errors.ts';
import { judge, type Predicate } from './predicate.ts';

/** What routing may ask of a lead: only facts that are kept in the clear and name nobody. */
export const ROUTING_FACTS = [
  'sector',
  'mode',
  'townshipCode',
  'urgency',
  'amountBand',
  'peopleBand',
  'targetKind',
] as const;

/** `urgency` is what the reporter ticked (one situation or several); the routing's own urgency comes out of the rules. */
export type RoutingFacts = {
  /** A code of the district's own list of sectors, which may be longer than the notice's ten. */
  sector: string;
  mode: FundraisingMode;
  townshipCode: string;
  urgency: UrgentSituation | readonly UrgentSituation[];
  amountBand: AmountBand;
  peopleBand: PeopleBand;
  targetKind: TargetKind;
};

export type RoutingRule = {
  id: string;
  order: number;
  title: string;
  when: Predicate;
  then: {
    leadUnit?: string;
    jointUnits?: readonly string[];
    assistUnits?: readonly string[];
    urgency?: Urgency;
    township?: string;
  };
  active: boolean;
};

/** Who handles a lead. `trace` names the rules that matched, in their order. */
export type Routing = {
  leadUnit: string;
  jointUnits: readonly JointDesk[];
  assistUnits: string[];
  townshipCode: string;
  urgency: Urgency;
  trace: string[];
};

/**
 * Applies the active rules in order: a later rule overrides lead unit, township and urgency; assisting units add up.
 * The three joint units are fixed by the notice (五(三)) whatever the rules say. A rule whose predicate cannot be
 * judged does not match: a lead always finds its way. Throws ROUTING_INVALID where no rule names a lead unit.
 */
export function route(rules: readonly RoutingRule[], facts: RoutingFacts): Routing {
  const matched = inOrder(rules).filter((rule) => rule.active && judge(rule.when, facts).truth === 'TRUE');
  const leadUnit = matched.findLast((rule) => rule.then.leadUnit)?.then.leadUnit;
  if (!leadUnit) refuse('ROUTING_INVALID', [{ path: 'leadUnit', code: 'REQUIRED' }]);
  const busy = new Set<string>([leadUnit, ...JOINT_DESKS]);
  const assist = new Set(matched.flatMap((rule) => rule.then.assistUnits ?? []));
  return {
    leadUnit,
    jointUnits: JOINT_DESKS,
    assistUnits: [...assist].filter((unit) => !busy.has(unit)),
    townshipCode: matched.findLast((rule) => rule.then.township)?.then.township ?? facts.townshipCode,
    urgency: matched.findLast((rule) => rule.then.urgency)?.then.urgency ?? 'NORMAL',
    trace: matched.map((rule) => rule.id),
  };
}

/** The rules as they are applied: by order, then by id, so that two of one order never change places. */
export function inOrder(rules: readonly RoutingRule[]): RoutingRule[] {
  return [...rules].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

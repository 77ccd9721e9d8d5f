import { isOneOf, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';

/** 协查 is asked for as long as the joint team works on the lead. */
export const ASKED_IN: readonly LeadStatus[] = ['ASSIGNED', 'VERIFYING', 'DETERMINING'];

export type AssistSnapshot = { unit: string; answeredAt: Date | null };

/**
 * The coordinator asks one of the units that assist with the lead. `dueAt` is when its answer is wanted.
 * @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET
 */
export function decideAssistRequest(
  lead: { status: LeadStatus; assistUnits: readonly string[] },
  ask: { unit: string; text: string; dueAt: Date },
  actor: Actor,
  now: Date,
): void {
  mustBeOneOf(actor, ['LEAD_COORDINATOR']);
  if (!ASKED_IN.includes(lead.status)) refuse('ILLEGAL_TRANSITION');
  mustHold(
    ['unit', lead.assistUnits.includes(ask.unit), 'NOT_IN_LIST'],
    ['text', isSaid(ask.text)],
    ['dueOn', ask.dueAt > now, 'EXPIRED'],
  );
}

/** Whether this person answers for that unit. */
export function assistsFor(unit: string, actor: Actor): boolean {
  const assists = isOneOf(actor, ['INDUSTRY_REGULATOR', 'TOWNSHIP_OFFICER']);
  return actor.kind === 'STAFF' && actor.unit === unit && assists;
}

/** The unit answers once; late is better than never. @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET */
export function decideAssistAnswer(request: AssistSnapshot, text: string, actor: Actor): void {
  if (!assistsFor(request.unit, actor)) refuse('NOT_YOUR_STEP');
  if (request.answeredAt !== null) refuse('ILLEGAL_TRANSITION');
  mustHold(['text', isSaid(text)]);
}

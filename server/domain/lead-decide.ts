import { hatsOf, isOneOf, mustBeOneOf, nameOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { Refusal, refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadCommand } from './lead-commands.ts';
import type { LeadChanges, LeadRule } from './lead-rule.ts';
import { LEAD_RULES } from './lead-rules.ts';
import type { StepVerb } from './lead-rules.ts';
import { URGENCIES } from './lead-snapshot.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import { findLeadTransition, leadTransitionsFrom } from './lead-transitions.ts';
import type { LeadStatus, LeadTransition, LeadTransitionId, LeadVerb } from './lead-transitions.ts';

/** A step that may be taken: what to record and which fields of the snapshot to save. */
export type LeadStep = {
  transition: LeadTransitionId;
  from: LeadStatus | null;
  to: LeadStatus;
  changes: LeadChanges & { status: LeadStatus; statusSince: Date };
};

/**
 * Decides one step of a lead; nothing is changed. `lead` is null only for `submit`, whose changes hold every field but
 * the id. Throws a Refusal: ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, TOO_LATE, CONDITION_NOT_MET.
 */
export function decideLead(
  lead: LeadSnapshot | null,
  command: LeadCommand,
  actor: Actor,
  now: Date,
): LeadStep {
  const row = rowFor(lead, command.verb);
  mustBeOneOf(actor, row.by);
  const { id: transition, from, to } = row;
  if (lead === null || command.verb === 'submit') {
    return { transition, from, to, changes: received(command, actor, now) };
  }
  if (row.proposedBy !== undefined) confirmable(lead, command.verb, actor);
  const rule = ruleOf(command.verb);
  rule.stands?.(lead, actor, now);
  rule.given?.(command, lead, now);
  const sets = rule.sets?.(command, lead, actor, now) ?? {};
  return { transition, from, to, changes: { ...sets, status: to, statusSince: now, proposal: null } };
}

/**
 * The first half of a two-person step (L05, L06, L07, L11): the same facts as the step itself. Throws as decideLead;
 * ILLEGAL_TRANSITION for a step that needs no second person.
 */
export function proposeLead(
  lead: LeadSnapshot,
  command: LeadCommand,
  actor: Actor,
  now: Date,
): { changes: Pick<LeadSnapshot, 'proposal'> } {
  const row = rowFor(lead, command.verb);
  if (row.proposedBy === undefined || command.verb === 'submit') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, row.proposedBy);
  const rule = ruleOf(command.verb);
  rule.stands?.(lead, actor, now);
  rule.given?.(command, lead, now);
  return { changes: { proposal: { verb: command.verb, by: nameOf(actor) } } };
}

/** The second person says no, or the proposer takes it back. Throws ILLEGAL_TRANSITION where nothing is proposed. */
export function dropLeadProposal(
  lead: LeadSnapshot,
  actor: Actor,
): { changes: Pick<LeadSnapshot, 'proposal'> } {
  if (lead.proposal === null) refuse('ILLEGAL_TRANSITION');
  if (lead.proposal.by !== nameOf(actor)) mustBeOneOf(actor, rowFor(lead, lead.proposal.verb).by);
  return { changes: { proposal: null } };
}

/** The steps that this actor could take now, given the facts they ask for. For two-person steps: confirm. */
export function legalVerbs(lead: LeadSnapshot | null, actor: Actor, now: Date): LeadVerb[] {
  return leadTransitionsFrom(lead?.status ?? null)
    .filter((row) => isOneOf(actor, row.by) && standsFor(row, lead, actor, now))
    .map((row) => row.verb);
}

/** The two-person steps that this actor could propose now. */
export function proposableVerbs(lead: LeadSnapshot, actor: Actor, now: Date): LeadVerb[] {
  return leadTransitionsFrom(lead.status)
    .filter((row) => isOneOf(actor, row.proposedBy ?? []) && lead.proposal?.verb !== row.verb)
    .filter((row) => allowed(() => ruleOf(row.verb as StepVerb).stands?.(lead, actor, now)))
    .map((row) => row.verb);
}

function rowFor(lead: LeadSnapshot | null, verb: LeadVerb): LeadTransition {
  return findLeadTransition(verb, lead?.status ?? null) ?? refuse('ILLEGAL_TRANSITION');
}

function ruleOf(verb: StepVerb): LeadRule<StepVerb> {
  return LEAD_RULES[verb];
}

function confirmable(lead: LeadSnapshot, verb: LeadVerb, actor: Actor): void {
  const { proposal } = lead;
  if (proposal?.verb !== verb || proposal.by === nameOf(actor)) refuse('SECOND_PERSON_NEEDED');
}

function standsFor(row: LeadTransition, lead: LeadSnapshot | null, actor: Actor, now: Date): boolean {
  if (lead === null) return true;
  return allowed(() => {
    if (row.proposedBy !== undefined) confirmable(lead, row.verb, actor);
    ruleOf(row.verb as StepVerb).stands?.(lead, actor, now);
  });
}

function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A new lead. Staff record what came by telephone, letter or visit; the web form is the reporter's own. */
function received(command: LeadCommand, actor: Actor, now: Date): LeadStep['changes'] {
  if (command.verb !== 'submit') refuse('ILLEGAL_TRANSITION');
  const byReporter = hatsOf(actor).includes('REPORTER');
  mustHold(
    ['channel', isSaid(command.channel)],
    ['channel', (command.channel === 'WEB') === byReporter, 'NOT_ALLOWED'],
    ['urgency', URGENCIES.includes(command.urgency), 'NOT_IN_LIST'],
  );
  return {
    status: 'SUBMITTED',
    statusSince: now,
    urgency: command.urgency,
    supplementsAsked: 0,
    supplementDueAt: null,
    returnedForProof: false,
    extensionUsed: false,
    proposal: null,
    refusedBy: null,
    tasks: [],
    determination: null,
    leadGrade: null,
    dispositionClass: null,
    policeConsent: false,
    withdrawnAt: null,
    reviewRequestedAt: null,
    disclosureHoldUntil: null,
  };
}

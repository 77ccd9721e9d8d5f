import { hatsOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadCommand } from './lead-commands.ts';
import type { LeadChanges } from './lead-rule.ts';
import { LEAD_RULES } from './lead-rules.ts';
import { afresh } from './lead-rules-closing.ts';
import { URGENCIES } from './lead-snapshot.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import { LEAD_TRANSITIONS } from './lead-transitions.ts';
import type { LeadStatus, LeadTransition, LeadTransitionId, LeadVerb } from './lead-transitions.ts';
import { makeMachine } from './machine.ts';

const machine = makeMachine<LeadTransition, LeadSnapshot, LeadCommand, LeadChanges>({
  transitions: LEAD_TRANSITIONS,
  rules: LEAD_RULES,
});

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
  const row = machine.rowOf(lead, command.verb, actor);
  const { id: transition, from, to } = row;
  if (lead === null || command.verb === 'submit') {
    return { transition, from, to, changes: received(command, actor, now) };
  }
  const sets = machine.follow(row, lead, command, actor, now);
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
  return machine.propose(lead, command, actor, now);
}

/** The second person says no, or the proposer takes it back. Throws ILLEGAL_TRANSITION where nothing is proposed. */
export function dropLeadProposal(
  lead: LeadSnapshot,
  actor: Actor,
): { changes: Pick<LeadSnapshot, 'proposal'> } {
  return machine.drop(lead, actor);
}

/** The steps that this actor could take now, given the facts they ask for. For two-person steps: confirm. */
export function legalVerbs(lead: LeadSnapshot | null, actor: Actor, now: Date): LeadVerb[] {
  return machine.legal(lead, actor, now);
}

/** The two-person steps that this actor could propose now. */
export function proposableVerbs(lead: LeadSnapshot, actor: Actor, now: Date): LeadVerb[] {
  return machine.proposable(lead, actor, now);
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
    ...afresh(),
    status: 'SUBMITTED',
    statusSince: now,
    urgency: command.urgency,
    proposal: null,
    withdrawnAt: null,
    disclosureHoldUntil: null,
  };
}

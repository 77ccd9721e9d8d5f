import { mustBeAnother, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { type TaskSnapshot, mustBeOfficer, verifierOf } from './task.ts';

/** ASKED: the head has yet to decide; APPROVED: the unit may look; REFUSED; USED: what it found is on record. */
export const ACCOUNT_QUERY_STATUSES = ['ASKED', 'APPROVED', 'REFUSED', 'USED'] as const;
export type AccountQueryStatus = (typeof ACCOUNT_QUERY_STATUSES)[number];

export type AccountQuerySnapshot = { status: AccountQueryStatus; askedBy: string };

/** Which accounts, at which bank, of what time. */
export type AccountQueryWords = { accounts: string; reason: string };

/**
 * One of the unit's officers asks, while the unit verifies. @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION,
 * CONDITION_NOT_MET
 */
export function askAccountQuery(
  lead: { status: LeadStatus },
  task: TaskSnapshot,
  words: AccountQueryWords,
  actor: Actor,
): void {
  mustBeOfficer(task, verifierOf(task.unit, actor));
  if (lead.status !== 'VERIFYING' || task.status !== 'ACCEPTED') refuse('ILLEGAL_TRANSITION');
  mustHold(['accounts', isSaid(words.accounts)], ['reason', isSaid(words.reason)]);
}

/**
 * The head of the lead agency says yes, or no and why: 条例 art. 21 names 处置非法集资牵头部门主要负责人 and nobody else,
 * whichever unit asks. @throws Refusal NOT_YOUR_STEP, SECOND_PERSON_NEEDED, ILLEGAL_TRANSITION, CONDITION_NOT_MET
 */
export function decideAccountQuery(
  query: AccountQuerySnapshot,
  answer: { approves: boolean; note: string },
  actor: Actor,
): { status: AccountQueryStatus } {
  mustBeOneOf(actor, ['LEAD_AGENCY_HEAD']);
  mustBeAnother(actor, query.askedBy);
  if (query.status !== 'ASKED') refuse('ILLEGAL_TRANSITION');
  mustHold(['note', answer.approves || isSaid(answer.note)]);
  return { status: answer.approves ? 'APPROVED' : 'REFUSED' };
}

import { mustBeAnother, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import type { DispositionClass } from './determination.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';

/** Determined, and on its way to the police or there. */
const TRANSFERRED: readonly LeadStatus[] = ['VERIFIED', 'DISPOSING', 'CLOSED'];
const ASKS = ['INTAKE_OFFICER'] as const;
export const APPROVES = ['INTAKE_SUPERVISOR', 'INTAKE_OFFICER'] as const;

export type TransferredLead = { status: LeadStatus; dispositionClass: DispositionClass | null };

/** Whether the lead is one whose originals go to the police: found true, and of class C (丙类，移送公安). */
export function isForPolice({ status, dispositionClass }: TransferredLead): boolean {
  return TRANSFERRED.includes(status) && dispositionClass === 'C';
}

/** Refuses with NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET. */
export function demandAskable(lead: TransferredLead, actor: Actor, documentNo: string): void {
  mustBeOneOf(actor, ASKS);
  if (!isForPolice(lead)) refuse('ILLEGAL_TRANSITION');
  mustHold(['documentNo', isSaid(documentNo)]);
}

export type HandOver = { askedBy: string; approvedAt: Date | null; handedOverAt: Date | null };

/** Refuses with NOT_YOUR_STEP, SECOND_PERSON_NEEDED, and ILLEGAL_TRANSITION where it was approved before. */
export function demandApprovable(handOver: HandOver, lead: TransferredLead, actor: Actor): void {
  mustBeOneOf(actor, APPROVES);
  mustBeAnother(actor, handOver.askedBy);
  if (handOver.approvedAt !== null || !isForPolice(lead)) refuse('ILLEGAL_TRANSITION');
}

/**
 * Whoever asked carries it out, and the other holds the passphrase: neither has both. Refuses with NOT_YOUR_STEP,
 * ILLEGAL_TRANSITION before the approval, and TOO_LATE once the archive has left.
 */
export function demandTakeable(handOver: HandOver, lead: TransferredLead, actor: Actor): void {
  mustBeOneOf(actor, ASKS);
  if (actor.kind !== 'STAFF' || actor.staffId !== handOver.askedBy) refuse('NOT_YOUR_STEP');
  if (handOver.approvedAt === null || !isForPolice(lead)) refuse('ILLEGAL_TRANSITION');
  if (handOver.handedOverAt !== null) refuse('TOO_LATE');
}

import { mustBeAnother, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { addDays } from './calendar.ts';
import { classOf } from './disposition-transitions.ts';
import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import { reviewEnds } from './lead-rules-closing.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import type { LeadStatus } from './lead-transitions.ts';
import type { Role } from './role-list.ts';

/** How far ahead a disclosure hold may reach. */
export const LONGEST_HOLD_DAYS = 180;

/** How many working days before a hold ends its reviewer is reminded. */
export const HOLD_REMINDER_WORKING_DAYS = 3;

/** Who may look at a hold again: somebody who could end or prolong it. */
export function mayReviewHold(person: {
  active: boolean;
  unitCode: string;
  roles: readonly Role[];
}): boolean {
  return person.active && person.unitCode === 'POLICE' && person.roles.includes('VERIFIER_POLICE');
}

/** What changes on a lead without a step of the machine. */
export type LeadFlag<Field extends keyof LeadSnapshot> = { changes: Pick<LeadSnapshot, Field> };

const UNDER_WAY: readonly LeadStatus[] = [
  'ACCEPTED',
  'ASSIGNED',
  'VERIFYING',
  'DETERMINING',
  'VERIFIED',
  'DISPOSING',
];

/**
 * A reporter withdraws after acceptance: verification goes on, the reward is lost. (Before acceptance: `withdraw`.)
 * Throws ILLEGAL_TRANSITION from any other status or when already withdrawn.
 */
export function decideWithdrawal(lead: LeadSnapshot, actor: Actor, now: Date): LeadFlag<'withdrawnAt'> {
  // A suspected false report must look like any verification, down to what its reporter may do.
  const open = UNDER_WAY.includes(lead.status) || lead.status === 'FALSE_REPORT';
  if (!open || lead.withdrawnAt !== null) refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['REPORTER']);
  return { changes: { withdrawnAt: now } };
}

/** The head extends the verification, once. The longer clock is `verifyExtension`. */
export function decideExtension(lead: LeadSnapshot, actor: Actor): LeadFlag<'extensionUsed'> {
  if (lead.status !== 'VERIFYING') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['LEAD_AGENCY_HEAD']);
  mustHold(['extensionUsed', !lead.extensionUsed, 'NOT_ALLOWED']);
  return { changes: { extensionUsed: true } };
}

/** The police agree that a lead handed over to them (class C) may be closed. */
export function decidePoliceConsent(lead: LeadSnapshot, actor: Actor): LeadFlag<'policeConsent'> {
  if (lead.status !== 'DISPOSING' && lead.status !== 'VERIFIED') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['VERIFIER_POLICE']);
  mustHold(['dispositionClass', lead.caseStatus !== null && classOf(lead.caseStatus) === 'C', 'NOT_ALLOWED']);
  return { changes: { policeConsent: true } };
}

/**
 * Only the police may keep a reporter's page silent, until a date and with somebody else named to look at it again:
 * a target that poses as a reporter must not read that the case is filed. At most half a year ahead, after which the
 * reason is looked at anew. `until: null` lifts it.
 */
export function decideDisclosureHold(
  lead: LeadSnapshot,
  hold: { until: Date | null; reviewer: string },
  actor: Actor,
  now: Date,
): LeadFlag<'disclosureHoldUntil'> {
  if (!UNDER_WAY.includes(lead.status)) refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['VERIFIER_POLICE']);
  const longest = addDays(now, LONGEST_HOLD_DAYS);
  mustHold(
    ['until', hold.until === null || (hold.until > now && hold.until <= longest), 'OUT_OF_RANGE'],
    ['reviewer', hold.reviewer !== ''],
  );
  mustBeAnother(actor, hold.reviewer);
  return { changes: { disclosureHoldUntil: hold.until } };
}

/** The reporter asks for a review of a refusal or of "unsubstantiated", within its time. */
export function decideReviewRequest(
  lead: LeadSnapshot,
  actor: Actor,
  now: Date,
  until: Date = reviewEnds(lead),
): LeadFlag<'reviewRequestedAt'> {
  if (lead.status !== 'REJECTED' && lead.status !== 'UNSUBSTANTIATED') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['REPORTER']);
  if (now > until) refuse('TOO_LATE');
  mustHold(['reviewRequestedAt', lead.reviewRequestedAt === null, 'NOT_ALLOWED']);
  return { changes: { reviewRequestedAt: now } };
}

/** A supervisor who did not refuse the lead looked again and keeps the refusal. */
export function decideReviewDismissal(lead: LeadSnapshot, actor: Actor): LeadFlag<'reviewRequestedAt'> {
  if (lead.reviewRequestedAt === null) refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['INTAKE_SUPERVISOR']);
  mustBeAnother(actor, lead.refusedBy);
  return { changes: { reviewRequestedAt: null } };
}

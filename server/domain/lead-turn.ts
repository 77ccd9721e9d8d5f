import type { Actor } from './actor.ts';
import { owedStep } from './lead-owed.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import type { LeadStatus } from './lead-transitions.ts';
import type { Role } from './role-list.ts';
import type { TaskStatus } from './task.ts';
import type { JointUnit } from './units.ts';
import { JOINT_UNITS, VERIFIER_OF } from './units.ts';

/** Whose turn it is: a role, or a joint unit that still owes its own part. */
export type Turn = Role | JointUnit;

/** Work on these has ended; what is left is the archive's, or a review that somebody asks for. */
export const ENDED_LEAD_STATUSES: readonly LeadStatus[] = [
  'CLOSED',
  'REJECTED',
  'REFERRED_OUT',
  'WITHDRAWN',
  'MERGED',
  'ARCHIVED',
];
/** Their date is not the office's to keep: it lets the reporter's time run out. */
export const WAITING_LEAD_STATUSES: readonly LeadStatus[] = ['SUPPLEMENT', 'UNSUBSTANTIATED', 'REJECTED'];
/** Nobody but the archivist has anything to do here. */
export const ARCHIVE_LEAD_STATUSES: readonly LeadStatus[] = ['CLOSED', 'REFERRED_OUT', 'WITHDRAWN'];

/** What of a lead its turn hangs on. */
export type TurnFacts = Pick<
  LeadSnapshot,
  | 'status'
  | 'urgency'
  | 'proposal'
  | 'supplementDueAt'
  | 'tasks'
  | 'determination'
  | 'dispositionClass'
  | 'caseStatus'
  | 'policeConsent'
  | 'reviewRequestedAt'
>;
/** Whose turn a lead is up to and with `laterAt`, and whose from then on, where time alone changes it. */
export type TurnInTime = { turn: readonly Turn[]; later: readonly Turn[]; laterAt: Date | null };

/**
 * Whose turn a lead is for as long as nobody does anything: now, and once the reporter's time has run out. Knows no
 * present, so that it can be kept beside the lead. `dueAt` is the date of the lead's present status.
 */
export function turnInTime(lead: TurnFacts, dueAt: Date | null): TurnInTime {
  const owed = owedStep(lead.status, lead);
  if (owed === null) return always([]);
  if (lead.proposal) return always(rolesOf(owed.by));
  if (owed.clock === 'askReview' && dueAt !== null) {
    return { turn: [], later: rolesOf(owed.by), laterAt: dueAt };
  }
  if (lead.status === 'SUPPLEMENT' && lead.supplementDueAt !== null) {
    return { turn: ['REPORTER'], later: ['INTAKE_OFFICER'], laterAt: lead.supplementDueAt };
  }
  return always(unitsTurn(lead) ?? rolesOf(owed.by));
}

/** Of {@link turnInTime}, what holds at a moment. */
export function turnAt({ turn, later, laterAt }: TurnInTime, now: Date): readonly Turn[] {
  return laterAt !== null && now > laterAt ? later : turn;
}

/**
 * Whose turn a lead is, down to the units that have not yet signed; empty while the reporter's time to ask
 * for a review runs. `dueAt` is the date that the office keeps for the lead's present status.
 */
export function leadTurn(lead: TurnFacts, dueAt: Date | null, now: Date): readonly Turn[] {
  return turnAt(turnInTime(lead, dueAt), now);
}

const always = (turn: readonly Turn[]): TurnInTime => ({ turn, later: [], laterAt: null });

/** The units that still owe their part, or who goes on once all have done it; undefined where no unit is asked. */
function unitsTurn(lead: TurnFacts): readonly Turn[] | undefined {
  switch (lead.status) {
    case 'ASSIGNED':
      // A unit may write its findings while another has yet to accept.
      return unitsWhere(lead, 'OPEN', 'ACCEPTED');
    case 'VERIFYING': {
      const owing = unitsWhere(lead, 'ACCEPTED');
      return owing.length > 0 ? owing : ['LEAD_COORDINATOR'];
    }
    case 'DETERMINING':
      return meetingTurn(lead);
    default:
      return undefined;
  }
}

/** Whether it is this person's turn. Nobody's turn is the second half of what they proposed themselves. */
export function isTurnOf(turn: readonly Turn[], lead: Pick<LeadSnapshot, 'proposal'>, actor: Actor): boolean {
  if (actor.kind !== 'STAFF' || lead.proposal?.by === actor.staffId) return false;
  return turn.some((one) =>
    isJointUnit(one)
      ? actor.unit === one && actor.roles.includes(VERIFIER_OF[one])
      : one !== 'REPORTER' && actor.roles.includes(one),
  );
}

export function isJointUnit(code: string): code is JointUnit {
  return JOINT_UNITS.some((unit) => unit === code);
}

/** Draft, three signatures, issue: the coordinator drafts, and somebody else issues, which is the head's to see to. */
function meetingTurn({ determination }: Pick<LeadSnapshot, 'determination'>): readonly Turn[] {
  if (determination === null) return ['LEAD_COORDINATOR'];
  const owing = JOINT_UNITS.filter((unit) => !determination.signedBy.includes(unit));
  if (owing.length > 0) return owing;
  return ['LEAD_AGENCY_HEAD'];
}

function unitsWhere({ tasks }: Pick<LeadSnapshot, 'tasks'>, ...statuses: readonly TaskStatus[]): JointUnit[] {
  return JOINT_UNITS.filter((unit) =>
    tasks.some((task) => task.unit === unit && statuses.includes(task.status)),
  );
}

function rolesOf(hats: readonly (Role | 'SYSTEM')[]): Role[] {
  return hats.filter((hat) => hat !== 'SYSTEM');
}

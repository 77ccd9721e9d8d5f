import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { type Condition, isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { verifierOf } from './task.ts';
import { JOINT_UNITS, type JointUnit } from './units.ts';

/** CALLED: the units are asked to come; HELD: its minutes are written; CANCELLED: it won't take place. */
export const MEETING_STATUSES = ['CALLED', 'HELD', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** A joint meeting is called while the units verify, so that it can be on the day after the last signature. */
const MEETS_IN: readonly LeadStatus[] = ['VERIFYING', 'DETERMINING'];

export type MeetingSnapshot = { status: MeetingStatus; round: number; attended: readonly JointUnit[] };

/**
 * `call` asks the units to come, `move` names another day, place or agenda, `cancel` gives it up; `record` writes the
 * minutes, or corrects them, as long as nothing is determined.
 */
export type MeetingCommand =
  | { verb: 'call' | 'move'; startsAt: Date; place: string; agenda: string }
  | { verb: 'cancel'; reason: string }
  | { verb: 'record'; attended: readonly JointUnit[]; present: string; minutes: string };

/** Where the lead stands, and in which round of proof. */
export type MeetingLead = { status: LeadStatus; round: number };

/**
 * Decides what the coordinator does about a meeting; `null` stands for one that is yet to be called.
 * @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET
 */
export function decideMeeting(
  meeting: MeetingSnapshot | null,
  lead: MeetingLead,
  command: MeetingCommand,
  actor: Actor,
  now: Date,
): { status: MeetingStatus } {
  mustBeOneOf(actor, ['LEAD_COORDINATOR']);
  if (!MEETS_IN.includes(lead.status)) refuse('ILLEGAL_TRANSITION');
  if (meeting && meeting.round !== lead.round) refuse('ILLEGAL_TRANSITION');
  switch (command.verb) {
    case 'call':
    case 'move':
      if (command.verb === 'move' && meeting?.status !== 'CALLED') refuse('ILLEGAL_TRANSITION');
      mustHold(
        ['startsAt', command.startsAt > now, 'EXPIRED'],
        ['place', isSaid(command.place)],
        ['agenda', isSaid(command.agenda)],
      );
      return { status: 'CALLED' };
    case 'cancel':
      if (meeting?.status !== 'CALLED') refuse('ILLEGAL_TRANSITION');
      mustHold(['reason', isSaid(command.reason)]);
      return { status: 'CANCELLED' };
    case 'record':
      // Before the three findings are signed there is nothing to determine, and nobody may read the others'.
      if (!meeting || meeting.status === 'CANCELLED' || lead.status !== 'DETERMINING')
        refuse('ILLEGAL_TRANSITION');
      mustHold(
        ['attended', command.attended.length > 0],
        ['attended', command.attended.every((unit) => JOINT_UNITS.includes(unit)), 'NOT_IN_LIST'],
        ['present', isSaid(command.present)],
        ['minutes', isSaid(command.minutes)],
      );
      return { status: 'HELD' };
  }
}

/** A unit says whether it comes, as often as it has to. @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION */
export function decideMeetingAnswer(meeting: MeetingSnapshot, unit: JointUnit, actor: Actor): string {
  const staffId = verifierOf(unit, actor);
  if (meeting.status !== 'CALLED') refuse('ILLEGAL_TRANSITION');
  return staffId;
}

/**
 * The meeting on which a determination rests: the last one held in this round, where everybody was whom the district
 * wants there. Where it wants nobody, the units may agree by sending the draft around, and none is needed.
 * @throws Refusal CONDITION_NOT_MET, naming `meeting` or the units that were missing
 */
export function meetingOfDetermination<M extends MeetingSnapshot>(
  meetings: readonly M[],
  round: number,
  quorum: readonly JointUnit[],
): M | null {
  const held = meetings.findLast((one) => one.status === 'HELD' && one.round === round) ?? null;
  mustHold(
    ['meeting', held !== null || quorum.length === 0],
    ...missingFrom(held, quorum).map((unit): Condition => [`meeting.attended.${unit}`, false]),
  );
  return held;
}

/** Of the units that must attend, those that did not. */
export function missingFrom(meeting: MeetingSnapshot | null, quorum: readonly JointUnit[]): JointUnit[] {
  return meeting ? quorum.filter((unit) => !meeting.attended.includes(unit)) : [];
}

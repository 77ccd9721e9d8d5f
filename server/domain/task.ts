import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import { findingGaps } from './finding.ts';
import type { FindingDraft } from './finding.ts';
import { VERIFIER_OF } from './units.ts';
import type { JointUnit } from './units.ts';

export * from './finding.ts';

/** OPEN: handed out; ACCEPTED: two officers took it; SIGNED: finding signed; RETURNED: the unit gave it back. */
export const TASK_STATUSES = ['OPEN', 'ACCEPTED', 'SIGNED', 'RETURNED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export type TaskOfficer = { staffId: string; certificateNo: string };
export type TaskSnapshot = { unit: JointUnit; status: TaskStatus; officers: readonly TaskOfficer[] };

/** An officer as the form names them, with the unit and the certificate under which the office knows them. */
export type NamedOfficer = TaskOfficer & { unit: string; registeredNo?: string | null };

/**
 * `accept` names the officers with the unit that each belongs to, `change` sends others. `record` keeps a finding that may be unfinished.
 * `return` gives the task back, `reopen` sends it out again: after a refused return, or for more proof.
 */
export type TaskCommand =
  | { verb: 'accept'; officers: readonly NamedOfficer[] }
  | { verb: 'record'; finding: FindingDraft }
  | { verb: 'sign'; finding: FindingDraft }
  | { verb: 'change'; officers: readonly NamedOfficer[]; reason: string }
  | { verb: 'return'; reason: string }
  | { verb: 'reopen'; reason: string };
export type TaskVerb = TaskCommand['verb'];

export type TaskStep = {
  from: TaskStatus;
  to: TaskStatus;
  changes: { status: TaskStatus; officers?: readonly TaskOfficer[]; signedBy?: string; signedAt?: Date };
};

const STEPS: Record<TaskVerb, readonly (readonly [from: TaskStatus, to: TaskStatus])[]> = {
  accept: [['OPEN', 'ACCEPTED']],
  change: [['ACCEPTED', 'ACCEPTED']],
  record: [['ACCEPTED', 'ACCEPTED']],
  sign: [['ACCEPTED', 'SIGNED']],
  return: [['OPEN', 'RETURNED']],
  reopen: [
    ['RETURNED', 'OPEN'],
    ['SIGNED', 'ACCEPTED'],
  ],
};

/**
 * Decides one step of a unit's task. Throws a Refusal: ILLEGAL_TRANSITION, NOT_YOUR_STEP (not a verifier of that unit,
 * or none of its officers), CONDITION_NOT_MET. Decree 737 art. 21: at least two officers with their certificates.
 */
export function decideTask(task: TaskSnapshot, command: TaskCommand, actor: Actor, now: Date): TaskStep {
  const step = STEPS[command.verb].find(([from]) => from === task.status) ?? refuse('ILLEGAL_TRANSITION');
  const [from, to] = step;
  if (command.verb === 'reopen') {
    mustBeOneOf(actor, ['LEAD_COORDINATOR', 'JOINT_MEETING', 'LEAD_AGENCY_HEAD']);
    mustHold(['reason', isSaid(command.reason)]);
    return { from, to, changes: { status: to } };
  }
  const staffId = verifierOf(task.unit, actor);
  switch (command.verb) {
    case 'accept': {
      const officers = twoOfficers(task.unit, command.officers);
      return { from, to, changes: { status: to, officers } };
    }
    case 'change': {
      mustHold(['reason', isSaid(command.reason)]);
      const officers = twoOfficers(task.unit, command.officers);
      return { from, to, changes: { status: to, officers } };
    }
    case 'return':
      mustHold(['reason', isSaid(command.reason)]);
      return { from, to, changes: { status: to } };
    case 'record':
      mustBeOfficer(task, staffId);
      return { from, to, changes: { status: to } };
    case 'sign': {
      mustBeOfficer(task, staffId);
      // One of them may have had to keep away since.
      mustHold(['officers', task.officers.length >= 2, 'NOT_ENOUGH']);
      const gaps = findingGaps(command.finding);
      if (gaps.length > 0) refuse('CONDITION_NOT_MET', gaps);
      return { from, to, changes: { status: to, signedBy: staffId, signedAt: now } };
    }
  }
}

/** The staff id of an actor who verifies for that unit; both the role and the seat must be the unit's. */
export function verifierOf(unit: JointUnit, actor: Actor): string {
  mustBeOneOf(actor, [VERIFIER_OF[unit]]);
  if (actor.kind !== 'STAFF' || actor.unit !== unit) refuse('NOT_YOUR_STEP');
  return actor.staffId;
}

/** @throws Refusal NOT_YOUR_STEP unless the person is one of the officers whom the unit sends */
export function mustBeOfficer(task: TaskSnapshot, staffId: string): void {
  if (!task.officers.some((officer) => officer.staffId === staffId)) refuse('NOT_YOUR_STEP');
}

function twoOfficers(unit: JointUnit, named: readonly NamedOfficer[]): TaskOfficer[] {
  const persons = new Set(named.map((officer) => officer.staffId));
  mustHold(
    ['officers', named.length >= 2, 'NOT_ENOUGH'],
    ['officers', persons.size === named.length, 'MUST_DIFFER'],
    ...named.flatMap(
      (officer, i) =>
        [
          [`officers.${i}.certificateNo`, isSaid(officer.certificateNo)],
          [`officers.${i}.certificateNo`, isRegistered(officer), 'MUST_MATCH'],
          [`officers.${i}.unit`, officer.unit === unit, 'NOT_ALLOWED'],
        ] as const,
    ),
  );
  return named.map(({ staffId, certificateNo }) => ({ staffId, certificateNo: certificateNo.trim() }));
}

/** Where the office has an officer's certificate on record, no other number stands for them. */
function isRegistered({ certificateNo, registeredNo }: NamedOfficer): boolean {
  return !registeredNo || !isSaid(certificateNo) || certificateNo.trim() === registeredNo.trim();
}

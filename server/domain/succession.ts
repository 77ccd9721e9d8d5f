import type { StaffActor } from './actor.ts';
import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import { isJointUnit } from './lead-turn.ts';
import type { Role } from './role-list.ts';
import type { TaskOfficer } from './task.ts';
import { VERIFIER_OF } from './units.ts';

/** What a person may hold of a lead. */
export const HELD_WORK = ['OFFICER', 'PROPOSAL', 'CASE_REPORT'] as const;
export type HeldWork = (typeof HELD_WORK)[number];

const INTAKE: readonly Role[] = ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'];
type Person = { staffId: string; unit: string; roles: readonly Role[] };

/**
 * Whether a person may hand on another's work: their own before they leave; a unit's verifiers each other's, as they
 * name their unit's officers; intake's supervisor that of intake, and the head that of the lead agency.
 */
export function maySucceed(actor: StaffActor, from: Person): boolean {
  if (actor.staffId === from.staffId) return true;
  if (actor.unit !== from.unit) return false;
  if (actor.roles.includes('LEAD_AGENCY_HEAD')) return true;
  if (actor.roles.includes('INTAKE_SUPERVISOR')) return from.roles.some((role) => INTAKE.includes(role));
  const verifier = isJointUnit(actor.unit) ? VERIFIER_OF[actor.unit] : null;
  return verifier !== null && actor.roles.includes(verifier) && from.roles.includes(verifier);
}

export type Successor = Person & { active: boolean; certificateNo: string | null; keptAway: boolean };

/**
 * Who takes over sits in the same unit, holds a role that the other held, is there, and does not keep away from the
 * lead. @throws Refusal NOT_YOUR_STEP, CONDITION_NOT_MET
 */
export function demandSuccessor(actor: StaffActor, from: Person, to: Successor): void {
  if (!maySucceed(actor, from)) refuse('NOT_YOUR_STEP');
  mustHold(
    ['to', to.staffId !== from.staffId, 'MUST_DIFFER'],
    ['to', to.active && to.unit === from.unit, 'NOT_IN_LIST'],
    ['to', to.roles.some((role) => from.roles.includes(role)), 'NOT_IN_LIST'],
    ['to', !to.keptAway, 'NOT_ALLOWED'],
  );
}

/**
 * A task's officers with one of them replaced: as many as before, each with a certificate.
 * @throws Refusal CONDITION_NOT_MET where the successor is named already or has no certificate
 */
export function officersAfter(officers: readonly TaskOfficer[], from: string, to: Successor): TaskOfficer[] {
  const { staffId, certificateNo } = to;
  mustHold(
    ['to', !officers.some((officer) => officer.staffId === staffId), 'NOT_ALLOWED'],
    ['to', certificateNo !== null, 'NOT_ENOUGH'],
  );
  return officers.map((officer) =>
    officer.staffId === from ? { staffId, certificateNo: certificateNo ?? '' } : officer,
  );
}

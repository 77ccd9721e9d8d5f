import type { StaffActor } from './actor.ts';
import { refuse } from './errors.ts';
import type { Role } from './role-list.ts';
import { OFFICERS_PER_TASK } from './lead-rules-verification.ts';
import type { TaskOfficer, TaskStatus } from './task.ts';

const INTAKE: readonly Role[] = ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'];

/** Who may keep somebody else away from a lead: the head anybody, intake's supervisor their own officers. */
function heads(actor: StaffActor, roles: readonly Role[]): boolean {
  if (actor.roles.includes('LEAD_AGENCY_HEAD')) return true;
  return actor.roles.includes('INTAKE_SUPERVISOR') && roles.some((role) => INTAKE.includes(role));
}

/**
 * A conflict is declared by the person themselves or by their head (handbook F: recusal blocks a user whose unit,
 * relative or target matches). @throws Refusal NOT_YOUR_STEP
 */
export function mayRecuse(actor: StaffActor, person: { staffId: string; roles: readonly Role[] }): void {
  if (actor.staffId !== person.staffId && !heads(actor, person.roles)) refuse('NOT_YOUR_STEP');
}

/** Somebody who may take a task over; `busyWith`: how many unsigned tasks name them. */
export type Heir = TaskOfficer & { busyWith: number };

/** Who goes in place of somebody who keeps away: who has the least to do, of those not named yet; null: nobody. */
export function heirAmong(people: readonly Heir[], named: readonly TaskOfficer[]): Heir | null {
  const free = people.filter(({ staffId }) => !named.some((one) => one.staffId === staffId));
  return free.toSorted((a, b) => a.busyWith - b.busyWith || (a.staffId < b.staffId ? -1 : 1))[0] ?? null;
}

/**
 * A task without the person who keeps away, with the heir in their place. A unit left with fewer than two signs for it
 * anew where the verification has not `begun`; one at work names another before it can sign.
 */
export function officersWithout(
  officers: readonly TaskOfficer[],
  staffId: string,
  heir: TaskOfficer | null,
  begun: boolean,
): { officers: TaskOfficer[]; status: TaskStatus } {
  const others = officers.filter((one) => one.staffId !== staffId);
  const next = heir ? [...others, { staffId: heir.staffId, certificateNo: heir.certificateNo }] : others;
  if (next.length >= OFFICERS_PER_TASK || begun) return { officers: next, status: 'ACCEPTED' };
  return { officers: [], status: 'OPEN' };
}

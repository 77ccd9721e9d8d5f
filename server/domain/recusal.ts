import type { StaffActor } from './actor.ts';
import { refuse } from './errors.ts';
import type { Role } from './role-list.ts';

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

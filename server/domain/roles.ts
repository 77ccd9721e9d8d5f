import type { Actor } from './actor.ts';
import { ROLES } from './role-list.ts';
import type { Role } from './role-list.ts';

/** The roles that an account can hold. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'REPORTER');

export const DOORS = ['office', 'verification', 'finance', 'vault', 'audit', 'admin'] as const;
export type Door = (typeof DOORS)[number];

/** Who may enter which door. What they may do behind it, the machines say. */
export const DOOR_ROLES: Record<Door, readonly Role[]> = {
  office: STAFF_ROLES,
  verification: [
    'INTAKE_OFFICER',
    'INTAKE_SUPERVISOR',
    'LEAD_COORDINATOR',
    'LEAD_AGENCY_HEAD',
    'VERIFIER_LEAD',
    'VERIFIER_POLICE',
    'VERIFIER_MARKET',
    'JOINT_MEETING',
    'INDUSTRY_REGULATOR',
    'TOWNSHIP_OFFICER',
    'LEADER',
    'AUDITOR',
    'ARCHIVIST',
  ],
  finance: [
    'REWARD_CLERK',
    'REWARD_REVIEWER',
    'REWARD_APPROVER',
    'FINANCE_OFFICER',
    'PAYMENT_MAKER',
    'PAYMENT_CHECKER',
    'PAYOUT_OFFICER',
    'LEAD_AGENCY_HEAD',
    'AUDITOR',
  ],
  vault: ['IDENTITY_CUSTODIAN', 'AUDITOR'],
  audit: ['AUDITOR'],
  admin: ['SYS_ADMIN', 'SEC_ADMIN'],
};

/** Whether this actor may pass this door at all; reporters and the system have no door. */
export function mayEnter(actor: Actor, door: Door): boolean {
  return actor.kind === 'STAFF' && DOOR_ROLES[door].some((role) => actor.roles.includes(role));
}

export { ROLES } from './role-list.ts';
export type { Role } from './role-list.ts';
export { INCOMPATIBLE_ROLES, roleConflicts } from './role-conflicts.ts';

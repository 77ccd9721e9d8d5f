import { type DeskKind, deskKindOf } from './compartments.ts';
import type { Role } from './role-list.ts';

/**
 * The roles that work at a desk, and act only once one has let them in. Administrators are nowhere in it: whoever gives out seats, or runs the
 * machine, reads nothing.
 */
const SEATED: Record<DeskKind, readonly Role[]> = {
  INTAKE: ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
  LEAD_AGENCY: ['LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD', 'VERIFIER_LEAD', 'JOINT_MEETING', 'ARCHIVIST'],
  POLICE: ['VERIFIER_POLICE'],
  MARKET_REG: ['VERIFIER_MARKET'],
  REWARD: ['REWARD_CLERK', 'REWARD_REVIEWER', 'REWARD_APPROVER'],
  PAYMENT: ['PAYMENT_MAKER', 'PAYMENT_CHECKER'],
  FUND: ['FINANCE_OFFICER'],
  COUNTER: ['PAYOUT_OFFICER'],
  IDENTITY: ['IDENTITY_CUSTODIAN'],
  AUDIT: ['AUDITOR'],
  REGULATOR: ['INDUSTRY_REGULATOR'],
  TOWNSHIP: ['TOWNSHIP_OFFICER'],
};

/** Whose unit works at a desk; a regulator's and a township's desk is named after its own. */
const UNIT_OF: Record<Exclude<DeskKind, 'REGULATOR' | 'TOWNSHIP'>, string> = {
  INTAKE: 'LEAD_AGENCY',
  LEAD_AGENCY: 'LEAD_AGENCY',
  POLICE: 'POLICE',
  MARKET_REG: 'MARKET_REG',
  REWARD: 'LEAD_AGENCY',
  PAYMENT: 'FINANCE',
  FUND: 'FINANCE',
  COUNTER: 'FINANCE',
  IDENTITY: 'LEAD_AGENCY',
  AUDIT: 'LEAD_AGENCY',
};

/** The unit whose people sit at the desk of that code; undefined for a code of no known kind. */
export function unitOfDesk(deskCode: string): string | undefined {
  const kind = deskKindOf(deskCode);
  const [, own = ''] = deskCode.split(':', 2);
  if (kind === 'REGULATOR') return own;
  if (kind === 'TOWNSHIP') return `T${own}`;
  return kind && UNIT_OF[kind];
}

/** Whether somebody with these roles may sit at the desk of that code; false for a code of no known kind. */
export function maySitAt(deskCode: string, roles: readonly Role[]): boolean {
  const kind = deskKindOf(deskCode);
  return kind !== undefined && SEATED[kind].some((role) => roles.includes(role));
}

/**
 * Those of a person's roles in which they may act, given the codes of the desks whose key they hold: a role that works
 * at a desk is an administrator's to give, and counts once a member of such a desk has let them in.
 */
export function rolesLetIn(roles: readonly Role[], deskCodes: readonly string[]): Role[] {
  return roles.filter((role) => !SEATED_ROLES.has(role) || deskCodes.some((code) => maySitAt(code, [role])));
}

const SEATED_ROLES = new Set(Object.values(SEATED).flat());

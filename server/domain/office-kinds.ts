import type { StaffActor } from './actor.ts';
import type { Role } from './role-list.ts';

/** The kinds of office that open something of a report, as its reporter is told: never a person, never a place. */
export const OFFICE_KINDS = [
  'INTAKE',
  'LEAD_AGENCY',
  'POLICE',
  'MARKET_REG',
  'REGULATOR',
  'TOWNSHIP',
  'IDENTITY',
  'AUDIT',
  'OFFICE',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** By what somebody does here; the first that fits. */
const BY_ROLE: readonly (readonly [Role, OfficeKind])[] = [
  ['INTAKE_OFFICER', 'INTAKE'],
  ['INTAKE_SUPERVISOR', 'INTAKE'],
  ['IDENTITY_CUSTODIAN', 'IDENTITY'],
  ['AUDITOR', 'AUDIT'],
  ['VERIFIER_POLICE', 'POLICE'],
  ['VERIFIER_MARKET', 'MARKET_REG'],
  ['VERIFIER_LEAD', 'LEAD_AGENCY'],
  ['LEAD_COORDINATOR', 'LEAD_AGENCY'],
  ['LEAD_AGENCY_HEAD', 'LEAD_AGENCY'],
  ['INDUSTRY_REGULATOR', 'REGULATOR'],
  ['TOWNSHIP_OFFICER', 'TOWNSHIP'],
];

/** The kind of office that somebody acts for. */
export function officeKindOf({ roles }: Pick<StaffActor, 'roles'>): OfficeKind {
  return BY_ROLE.find(([role]) => roles.includes(role))?.[1] ?? 'OFFICE';
}

import { ROLES } from './role-list.ts';
import type { Role } from './role-list.ts';

type Pair = readonly [Role, Role];

// System, security and audit administration are three powers: none holds another, none does business.
const ADMINISTRATORS: readonly Role[] = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDITOR'];

// Accounting Law art. 25: who handles, approves, keeps the books and pays are different people.
const MONEY_HANDS: readonly Role[] = [
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'FINANCE_OFFICER',
  'PAYMENT_MAKER',
  'PAYMENT_CHECKER',
];

const ASSESSORS: readonly Role[] = ['REWARD_CLERK', 'REWARD_REVIEWER', 'REWARD_APPROVER', 'FINANCE_OFFICER'];

// Three signatures of three units would be one opinion if one person could give two of them.
const JOINT_VERIFIERS: readonly Role[] = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'];

// Whoever keeps the names must not also read what was reported or decide what it earns.
const CASE_READERS: readonly Role[] = [
  'INTAKE_OFFICER',
  'INTAKE_SUPERVISOR',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  ...JOINT_VERIFIERS,
  'JOINT_MEETING',
  'INDUSTRY_REGULATOR',
  'TOWNSHIP_OFFICER',
  'GRID_WORKER',
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'FINANCE_OFFICER',
  'PUBLICITY_OFFICER',
];

// Who takes a report in, who finds out, who leads and who issues: a report must not be one person's from end to end.
const INTAKE: readonly Role[] = ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'];

function everyPair(roles: readonly Role[]): Pair[] {
  return roles.flatMap((a, i) => roles.slice(i + 1).map((b): Pair => [a, b]));
}

function across(left: readonly Role[], right: readonly Role[]): Pair[] {
  return left.flatMap((a) => right.map((b): Pair => [a, b]));
}

const BUSINESS = ROLES.filter((role) => role !== 'REPORTER' && !ADMINISTRATORS.includes(role));

/** Pairs of roles that one person must never hold together. */
export const INCOMPATIBLE_ROLES: readonly Pair[] = [
  ...everyPair(ADMINISTRATORS),
  ...across(ADMINISTRATORS, BUSINESS),
  ...everyPair(MONEY_HANDS),
  ...across(['PAYOUT_OFFICER'], ASSESSORS),
  ...everyPair(JOINT_VERIFIERS),
  ...everyPair(INTAKE),
  ...across(INTAKE, [...JOINT_VERIFIERS, 'LEAD_AGENCY_HEAD']),
  ...across(['LEAD_AGENCY_HEAD'], ['LEAD_COORDINATOR', ...JOINT_VERIFIERS]),
  ...across(['IDENTITY_CUSTODIAN'], CASE_READERS),
];

/** The pairs among these roles that contradict each other; empty when one person may hold them all. */
export function roleConflicts(roles: readonly Role[]): [Role, Role][] {
  return INCOMPATIBLE_ROLES.filter(([a, b]) => roles.includes(a) && roles.includes(b)).map(([a, b]) => [
    a,
    b,
  ]);
}

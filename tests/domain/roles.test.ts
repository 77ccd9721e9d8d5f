import { describe, expect, it } from 'vitest';
import {
  DOOR_ROLES,
  DOORS,
  INCOMPATIBLE_ROLES,
  mayEnter,
  roleConflicts,
  ROLES,
  STAFF_ROLES,
} from '../../server/domain/roles.ts';
import type { Role } from '../../server/domain/roles.ts';
import { person, reporter, system } from './lead-scenes.ts';

const forbidden = (a: Role, b: Role) => roleConflicts([a, b]).length > 0;

describe('the roles', () => {
  it('are the twenty-six of the office', () => {
    expect(new Set(ROLES).size).toBe(26);
    expect(STAFF_ROLES).toHaveLength(25);
    expect(STAFF_ROLES).not.toContain('REPORTER');
  });
});

describe('the doors', () => {
  it.each(DOORS)('%s opens to its roles and to nobody else', (door) => {
    for (const role of STAFF_ROLES)
      expect(mayEnter(person(role), door), role).toBe(DOOR_ROLES[door].includes(role));
    expect(mayEnter(reporter, door)).toBe(false);
    expect(mayEnter(system, door)).toBe(false);
    expect(mayEnter({ kind: 'STAFF', staffId: 'x', roles: ['REPORTER'], unit: 'x' }, door)).toBe(false);
    expect(mayEnter({ kind: 'STAFF', staffId: 'x', roles: [], unit: 'x' }, door)).toBe(false);
  });

  it('of the vault opens to custodians and the auditor only, of administration to administrators only', () => {
    expect(DOOR_ROLES.vault).toEqual(['IDENTITY_CUSTODIAN', 'AUDITOR']);
    expect(DOOR_ROLES.admin).toEqual(['SYS_ADMIN', 'SEC_ADMIN']);
  });
});

describe('roles that one person never holds together', () => {
  it('each pair is named once and never a role with itself', () => {
    const names = INCOMPATIBLE_ROLES.map((pair) => [...pair].sort().join('+'));
    expect(new Set(names).size).toBe(names.length);
    for (const [a, b] of INCOMPATIBLE_ROLES) expect(a).not.toBe(b);
  });

  it.each(['SYS_ADMIN', 'SEC_ADMIN', 'AUDITOR'] as const)('%s stands alone', (admin) => {
    for (const role of STAFF_ROLES.filter((one) => one !== admin))
      expect(forbidden(admin, role), role).toBe(true);
  });

  it.each([
    ['PAYMENT_MAKER', 'PAYMENT_CHECKER'],
    ['REWARD_CLERK', 'REWARD_REVIEWER'],
    ['REWARD_REVIEWER', 'REWARD_APPROVER'],
    ['FINANCE_OFFICER', 'REWARD_APPROVER'],
    ['VERIFIER_LEAD', 'VERIFIER_POLICE'],
    ['IDENTITY_CUSTODIAN', 'INTAKE_OFFICER'],
    ['PAYOUT_OFFICER', 'REWARD_CLERK'],
    ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
    ['INTAKE_OFFICER', 'VERIFIER_LEAD'],
    ['INTAKE_SUPERVISOR', 'VERIFIER_POLICE'],
    ['INTAKE_OFFICER', 'LEAD_AGENCY_HEAD'],
    ['LEAD_AGENCY_HEAD', 'LEAD_COORDINATOR'],
    ['LEAD_AGENCY_HEAD', 'VERIFIER_MARKET'],
  ] as const)('%s and %s', (a, b) => {
    expect(forbidden(a, b)).toBe(true);
    expect(forbidden(b, a)).toBe(true);
  });

  it.each([
    ['LEAD_AGENCY_HEAD', 'REWARD_APPROVER'],
    ['LEAD_AGENCY_HEAD', 'JOINT_MEETING'],
    ['LEAD_COORDINATOR', 'VERIFIER_LEAD'],
    ['TOWNSHIP_OFFICER', 'GRID_WORKER'],
  ] as const)('do not include %s and %s, which a small office needs in one person', (a, b) => {
    expect(forbidden(a, b)).toBe(false);
  });

  it('are all named when several meet in one account', () => {
    expect(roleConflicts(['PAYMENT_CHECKER', 'AUDITOR', 'PAYMENT_MAKER'])).toHaveLength(3);
    expect(roleConflicts(['INTAKE_OFFICER'])).toEqual([]);
  });
});

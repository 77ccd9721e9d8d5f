import type { DistrictProfile } from '../domain/district.ts';
import type { Role } from '../domain/roles.ts';

export type DemoPerson = {
  username: string;
  name: string;
  unitCode: string;
  roles: Role[];
  deskCodes: string[];
  certificateNo?: string;
};

const person = (
  username: string,
  name: string,
  unitCode: string,
  role: Role,
  ...deskCodes: string[]
): DemoPerson => ({ username, name, unitCode, roles: [role], deskCodes });

const verifier = (username: string, name: string, unit: string, role: Role, certificateNo: string) => ({
  ...person(username, name, unit, role, unit),
  certificateNo,
});

const PEOPLE: readonly DemoPerson[] = [
  person('intake', '尹受理', 'LEAD_AGENCY', 'INTAKE_OFFICER', 'INTAKE'),
  person('intake2', '尹登记', 'LEAD_AGENCY', 'INTAKE_OFFICER', 'INTAKE'),
  person('supervisor', '苏主管', 'LEAD_AGENCY', 'INTAKE_SUPERVISOR', 'INTAKE'),
  person('coordinator', '柯协调', 'LEAD_AGENCY', 'LEAD_COORDINATOR', 'LEAD_AGENCY'),
  person('head', '何牵头', 'LEAD_AGENCY', 'LEAD_AGENCY_HEAD', 'LEAD_AGENCY'),
  verifier('reform1', '高改一', 'LEAD_AGENCY', 'VERIFIER_LEAD', '演示-发改-01'),
  verifier('reform2', '高改二', 'LEAD_AGENCY', 'VERIFIER_LEAD', '演示-发改-02'),
  verifier('police1', '景一', 'POLICE', 'VERIFIER_POLICE', '演示-公安-01'),
  verifier('police2', '景二', 'POLICE', 'VERIFIER_POLICE', '演示-公安-02'),
  verifier('market1', '石监一', 'MARKET_REG', 'VERIFIER_MARKET', '演示-市监-01'),
  verifier('market2', '石监二', 'MARKET_REG', 'VERIFIER_MARKET', '演示-市监-02'),
  person('civil', '闵政', 'CIVIL_AFFAIRS', 'INDUSTRY_REGULATOR', 'REGULATOR:CIVIL_AFFAIRS'),
  person('industry', '龚信', 'INDUSTRY_COMMERCE', 'INDUSTRY_REGULATOR', 'REGULATOR:INDUSTRY_COMMERCE'),
  person('education', '焦育', 'EDUCATION', 'INDUSTRY_REGULATOR', 'REGULATOR:EDUCATION'),
  person('housing', '祝建', 'HOUSING', 'INDUSTRY_REGULATOR', 'REGULATOR:HOUSING'),
  person('agriculture', '农业', 'AGRICULTURE', 'INDUSTRY_REGULATOR', 'REGULATOR:AGRICULTURE'),
  person('clerk', '江经办', 'LEAD_AGENCY', 'REWARD_CLERK', 'REWARD'),
  person('reviewer', '傅复核', 'LEAD_AGENCY', 'REWARD_REVIEWER', 'REWARD'),
  person('approver', '沈批', 'LEAD_AGENCY', 'REWARD_APPROVER', 'REWARD'),
  person('finance', '蔡政', 'FINANCE', 'FINANCE_OFFICER', 'FUND'),
  person('maker', '支单', 'FINANCE', 'PAYMENT_MAKER', 'PAYMENT'),
  person('checker', '支核', 'FINANCE', 'PAYMENT_CHECKER', 'PAYMENT'),
  person('payout1', '窗一', 'FINANCE', 'PAYOUT_OFFICER', 'COUNTER'),
  person('payout2', '窗二', 'FINANCE', 'PAYOUT_OFFICER', 'COUNTER'),
  person('custodian', '管密', 'LEAD_AGENCY', 'IDENTITY_CUSTODIAN', 'IDENTITY'),
  person('auditor', '沈计', 'LEAD_AGENCY', 'AUDITOR', 'AUDIT'),
  person('archivist', '党案', 'LEAD_AGENCY', 'ARCHIVIST', 'LEAD_AGENCY'),
  person('leader', '凌导', 'LEAD_AGENCY', 'LEADER'),
  person('publicity', '宣川', 'PUBLICITY', 'PUBLICITY_OFFICER'),
  person('sysadmin', '席统', 'LEAD_AGENCY', 'SYS_ADMIN'),
  person('secadmin', '安泉', 'LEAD_AGENCY', 'SEC_ADMIN'),
];

/**
 * The demo's staff, a person for each role, and one of the first township; the names are made up and say what their
 * bearers do. Whose bureau the district doesn't have stays away.
 */
export function peopleOf({ units, townships }: DistrictProfile): DemoPerson[] {
  const known = new Set(units.map(({ code }) => code));
  const [first] = townships;
  const township = first
    ? [person('township', '项镇', `T${first.code}`, 'TOWNSHIP_OFFICER', `TOWNSHIP:${first.code}`)]
    : [];
  return [...PEOPLE, ...township].filter(({ unitCode }) => known.has(unitCode));
}

import type { Role } from '../../server/domain/roles.ts';

type Person = { name: string; unitCode: string; roles: Role[]; deskCodes: string[]; certificateNo?: string };

const person = (name: string, unitCode: string, role: Role, ...deskCodes: string[]): Person => ({
  name,
  unitCode,
  roles: [role],
  deskCodes,
});
const verifier = (name: string, unit: string, role: Role, certificateNo: string): Person => ({
  ...person(name, unit, role, unit),
  certificateNo,
});

/** The people of the tests' office, by the name under which a test calls them. */
export const PEOPLE = {
  intake: person('尹受理', 'LEAD_AGENCY', 'INTAKE_OFFICER', 'INTAKE'),
  intake2: person('尹二', 'LEAD_AGENCY', 'INTAKE_OFFICER', 'INTAKE'),
  supervisor: person('苏主管', 'LEAD_AGENCY', 'INTAKE_SUPERVISOR', 'INTAKE'),
  coordinator: person('柯协调', 'LEAD_AGENCY', 'LEAD_COORDINATOR', 'LEAD_AGENCY'),
  head: person('何局长', 'LEAD_AGENCY', 'LEAD_AGENCY_HEAD', 'LEAD_AGENCY'),
  // Hired where a test asks for it: a second head reopens what the first one issued.
  deputy: person('何副局长', 'LEAD_AGENCY', 'LEAD_AGENCY_HEAD', 'LEAD_AGENCY'),
  reform1: verifier('高一', 'LEAD_AGENCY', 'VERIFIER_LEAD', '宁A-0001'),
  reform2: verifier('高二', 'LEAD_AGENCY', 'VERIFIER_LEAD', '宁A-0002'),
  police1: verifier('马一', 'POLICE', 'VERIFIER_POLICE', '宁C-0001'),
  police2: verifier('马二', 'POLICE', 'VERIFIER_POLICE', '宁C-0002'),
  market1: verifier('石一', 'MARKET_REG', 'VERIFIER_MARKET', '宁D-0001'),
  market2: verifier('石二', 'MARKET_REG', 'VERIFIER_MARKET', '宁D-0002'),
  regulator: person('闵民政', 'CIVIL_AFFAIRS', 'INDUSTRY_REGULATOR', 'REGULATOR:CIVIL_AFFAIRS'),
  township: person('金镇', 'T640302100', 'TOWNSHIP_OFFICER', 'TOWNSHIP:640302100'),
  clerk: person('江经办', 'LEAD_AGENCY', 'REWARD_CLERK', 'REWARD'),
  reviewer: person('傅复核', 'LEAD_AGENCY', 'REWARD_REVIEWER', 'REWARD'),
  approver: person('沈审批', 'LEAD_AGENCY', 'REWARD_APPROVER', 'REWARD'),
  finance: person('蔡财政', 'FINANCE', 'FINANCE_OFFICER', 'FUND'),
  maker: person('支制单', 'FINANCE', 'PAYMENT_MAKER', 'PAYMENT'),
  checker: person('支复核', 'FINANCE', 'PAYMENT_CHECKER', 'PAYMENT'),
  payout1: person('窗口一', 'FINANCE', 'PAYOUT_OFFICER', 'COUNTER'),
  payout2: person('窗口二', 'FINANCE', 'PAYOUT_OFFICER', 'COUNTER'),
  custodian: person('管身份', 'LEAD_AGENCY', 'IDENTITY_CUSTODIAN', 'IDENTITY'),
  auditor: person('沈计', 'LEAD_AGENCY', 'AUDITOR', 'AUDIT'),
  archivist: person('档案', 'LEAD_AGENCY', 'ARCHIVIST', 'LEAD_AGENCY'),
  leader: person('领导', 'LEAD_AGENCY', 'LEADER'),
  publicity: person('宣传', 'PUBLICITY', 'PUBLICITY_OFFICER'),
  grid: person('网格', 'T640302100', 'GRID_WORKER'),
  meeting: person('联席', 'LEAD_AGENCY', 'JOINT_MEETING'),
  sysadmin: person('系管', 'LEAD_AGENCY', 'SYS_ADMIN'),
  secadmin: person('安管', 'LEAD_AGENCY', 'SEC_ADMIN'),
} as const satisfies Record<string, Person>;

export type Name = keyof typeof PEOPLE;
export const NAMES = (Object.keys(PEOPLE) as Name[]).filter((name) => name !== 'deputy');
export const PASSWORD = 'a long sentence for tests';

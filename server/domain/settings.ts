import type { Limit } from './calendar.ts';
import type { Catalogues } from './catalogues.ts';
import { DEFAULT_LADDER, type Ladder } from './ladder.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { DEFAULT_RETENTION, type RetentionPeriods, completePeriods } from './retention-periods.ts';
import { JOINT_UNITS, type JointUnit } from './units.ts';

/** Each time limit the office keeps to, with the default that a district may change. The reporter's are last. */
export const DEFAULT_CLOCKS = {
  /** L02, L03, L06, L07 */
  acceptance: { workingDays: 5 },
  /** L09 */
  assign: { workingDays: 1 },
  /** L10: the urgent lane, with a call to the police */
  urgentAssign: { hours: 2 },
  /** L11 */
  returnRuling: { workingDays: 1 },
  /** L12 */
  signFor: { workingDays: 1 },
  /** L15, and its one extension */
  verify: { workingDays: 15 },
  verifyExtension: { workingDays: 15 },
  /** L18, L19 */
  determine: { workingDays: 5 },
  /** L26, R21 */
  decideReview: { workingDays: 10 },
  /** L29, L32 */
  archive: { days: 30 },
  /** Class C: decided within 3 days (行政执法机关移送涉嫌犯罪案件的规定) */
  transferDecision: { days: 3 },
  /** A class C case: two officers report for the transfer, it is delivered, the police answer, and are asked again */
  transferReport: { days: 3 },
  transferDelivery: { hours: 24 },
  policeReview: { days: 3 },
  reconsideration: { days: 3 },
  reconsiderationAnswer: { days: 3 },
  /** L23 once a case is concluded */
  closeCase: { workingDays: 5 },
  /** L21 for the classes A and B, which no statute hurries */
  openDisposal: { workingDays: 5 },
  /** R02 */
  rewardStart: { workingDays: 15 },
  /** R03, R04 */
  eligibility: { workingDays: 10 },
  /** R05 */
  review: { workingDays: 5 },
  /** R07 */
  approve: { workingDays: 5 },
  /** R10 */
  fund: { workingDays: 5 },
  /** R11 */
  notify: { workingDays: 5 },
  /** R15 */
  pay: { workingDays: 5 },
  /** R17: the day after the money arrives */
  checkPayment: { workingDays: 1 },
  /** L04: the acceptance clock stands still meanwhile */
  supplement: { days: 15 },
  /** L24: how long a reporter may ask for a review */
  askReview: { days: 15 },
  /** R12, R13 */
  claimNamed: { days: 90 },
  claimAnon: { days: 180 },
  /** R19 */
  correctAccount: { days: 30 },
  /** R23 */
  repay: { days: 30 },
} as const satisfies Record<string, Limit>;

export type ClockName = keyof typeof DEFAULT_CLOCKS;

/** What a report's files may weigh, in bytes. */
export type EvidenceLimits = { maxFileBytes: number; maxFiles: number; maxTotalBytes: number };

/**
 * How often one address may do a thing in ten minutes. They fit a village of 500 that shares one address: a limit is
 * there against machines, and whoever meets it comes again within minutes.
 */
export const DEFAULT_LIMITS = {
  /** Reports sent, the refused ones too. */
  report: 120,
  /** Requests that bring evidence: one file is two or three, more where the line breaks. */
  upload: 3_000,
  /** Receipt codes that open nothing. Right ones don't count. */
  lookUp: 20,
  message: 100,
  /** Questions that the calculator and the list of institutions answer. */
  ask: 300,
  claim: 100,
  signIn: 100,
  /** Reports without a proof that a person's browser sent them. */
  unverified: 20,
  /** Everything a signed-in person asks for; counted by session, not by address. */
  staff: 3_000,
  /** Pages, and whatever else is asked of the street door. */
  other: 6_000,
} as const;

export type Limited = keyof typeof DEFAULT_LIMITS;
export const LIMITED = Object.keys(DEFAULT_LIMITS) as Limited[];
/** All that the administrator sets of them, in the order of the page. */
export const STREET_LIMITS = [...LIMITED, 'unverifiedAnHour'] as const;

/** `unverifiedAnHour`: reports without such a proof from all addresses together, in one hour. */
export type StreetLimits = Record<Limited, number> & { unverifiedAnHour: number };

export type Settings = {
  clocks: Record<ClockName, Limit>;
  evidence: EvidenceLimits;
  limits: StreetLimits;
  /** What all uploads may weigh together, in bytes, while no report has taken them: it keeps room on the disk. */
  maxUploadsUnderWayBytes: number;

  retention: RetentionPeriods;
  /** No claim is reopened past this many months after its notice (R20). */
  claimExtensionMaxMonths: number;
  /** Below this share of the year's appropriation (parts per million) the fund's page and mail raise an alarm. */
  lowBudgetAlarmPpm: number;
  /** From how many awards within twelve months on one account finance and the auditor are shown it as often. */
  payeeOftenAYear: number;
  /** How often a reporter may be asked to supplement (L03). */
  maxSupplements: number;
  /** Claims by pick-up code need the district's measure to allow them; the treasury may forbid it. */
  pickUpCodeAllowed: boolean;
  /** How many minutes an unsealed drawer stays open to whoever asked. */
  unsealMinutes: number;
  /** Without whom a joint meeting determines nothing; empty where the units may send the draft around instead. */
  meetingUnits: readonly JointUnit[];
  /** Where somebody complains whose date has passed; empty where the district names nobody. */
  complaints: Complaints;
  /** Whom a missed date is told to, and when. */
  escalation: Ladder;
  /** At which hour of a working day (0–23, Asia/Shanghai) people are told what is due and what is overdue. */
  officeHour: number;
  /** A report about which nobody decided in time counts as accepted (视同受理). */
  silenceAccepts: boolean;
  /** Whom intake calls about a tip that cannot wait. */
  policePhone: string;
  /** What the district says of modes and reasons; see {@link Catalogues}. */
  catalogues: Catalogues;
  /** What the district's mail says; see {@link NoticeTexts}. */
  notices: NoticeTexts;
};

export type Complaints = { unitZh: string; unitEn: string; phone: string; address: string };

const MIB = 1024 * 1024;

export const DEFAULT_SETTINGS: Settings = {
  clocks: DEFAULT_CLOCKS,
  evidence: { maxFileBytes: 50 * MIB, maxFiles: 10, maxTotalBytes: 200 * MIB },
  limits: { ...DEFAULT_LIMITS, unverifiedAnHour: 120 },
  maxUploadsUnderWayBytes: 20 * 1024 * MIB,
  retention: DEFAULT_RETENTION,
  claimExtensionMaxMonths: 36,
  lowBudgetAlarmPpm: 200_000,
  payeeOftenAYear: 3,
  maxSupplements: 2,
  pickUpCodeAllowed: true,
  unsealMinutes: 60,
  meetingUnits: JOINT_UNITS,
  complaints: { unitZh: '', unitEn: '', phone: '', address: '' },
  escalation: DEFAULT_LADDER,
  officeHour: 8,
  silenceAccepts: false,
  policePhone: '110',
  catalogues: {},
  notices: {},
};

/** A district's saved settings over the defaults, so that a setting added later has a value at once. */
export function withDefaults(saved: Partial<Settings>): Settings {
  return {
    ...DEFAULT_SETTINGS,
    ...saved,
    clocks: { ...DEFAULT_SETTINGS.clocks, ...saved.clocks },
    evidence: { ...DEFAULT_SETTINGS.evidence, ...saved.evidence },
    retention: completePeriods(saved.retention),
    limits: { ...DEFAULT_SETTINGS.limits, ...saved.limits },
    complaints: { ...DEFAULT_SETTINGS.complaints, ...saved.complaints },
    escalation: { ...DEFAULT_SETTINGS.escalation, ...saved.escalation },
  };
}

/** The settings with some clocks set, each number in that clock's own unit. */
export function withClocks(settings: Settings, numbers: Partial<Record<ClockName, number>>): Settings {
  const clocks = Object.entries(numbers).map(([name, number]) => {
    const [unit = 'days'] = Object.keys(DEFAULT_CLOCKS[name as ClockName]);
    return [name, { [unit]: number }];
  });
  return { ...settings, clocks: { ...settings.clocks, ...Object.fromEntries(clocks) } };
}

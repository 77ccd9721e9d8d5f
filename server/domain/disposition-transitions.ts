import type { DispositionClass } from './determination.ts';
import type { Transition } from './transition.ts';

/** Where a disposition case stands. Each status belongs to one class, so that none can be read without the other. */
export const CASE_STATUSES = [
  'A_OPENED',
  'TALKED',
  'RECTIFYING',
  'OVERDUE',
  'RECTIFIED',
  'B_OPENED',
  'RESOLVING',
  'RESOLVED',
  'C_OPENED',
  'REPORTED',
  'TRANSFER_DECIDED',
  'TRANSFERRED',
  'DECLINED',
  'RECONSIDERING',
  'UPHELD',
  'FILED',
  'PROSECUTED',
  'JUDGED',
  'DISCONTINUED',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

const CLASS_A: readonly CaseStatus[] = ['A_OPENED', 'TALKED', 'RECTIFYING', 'OVERDUE', 'RECTIFIED'];
const CLASS_B: readonly CaseStatus[] = ['B_OPENED', 'RESOLVING', 'RESOLVED'];

/** The class that a status belongs to: A warning and order, B guided resolution, C the police. */
export function classOf(status: CaseStatus): DispositionClass {
  if (CLASS_A.includes(status)) return 'A';
  return CLASS_B.includes(status) ? 'B' : 'C';
}

/** Nothing more is to be done about the target; what is recovered later is still written down. */
export const CONCLUDED_CASES: readonly CaseStatus[] = ['RECTIFIED', 'RESOLVED', 'JUDGED', 'DISCONTINUED'];
export const isConcludedCase = (status: CaseStatus): boolean => CONCLUDED_CASES.includes(status);
/** The police lead these: what they write down is theirs to read. */
export const CRIMINAL_CASES: readonly CaseStatus[] = ['FILED', 'PROSECUTED', 'JUDGED', 'DISCONTINUED'];

const COORDINATOR = ['LEAD_COORDINATOR'] as const;
const HEAD = ['LEAD_AGENCY_HEAD'] as const;
const POLICE = ['VERIFIER_POLICE'] as const;
// Two officers of the transferring agency report, not one (行政执法机关移送涉嫌犯罪案件的规定, art. 5).
const REPORTERS = ['VERIFIER_LEAD', 'LEAD_COORDINATOR'] as const;

/** The case's whole machine (handbook B, below the table of the lead's). */
// prettier-ignore
export const CASE_TRANSITIONS = [
  { id: 'D01', verb: 'openA', from: null, to: 'A_OPENED', by: COORDINATOR, zh: '甲类立案处置' },
  { id: 'D02', verb: 'openB', from: null, to: 'B_OPENED', by: COORDINATOR, zh: '乙类立案处置' },
  { id: 'D03', verb: 'openC', from: null, to: 'C_OPENED', by: COORDINATOR, zh: '丙类立案处置' },
  { id: 'D04', verb: 'openFiled', from: null, to: 'FILED', by: POLICE, zh: '公安已立案' },
  { id: 'D05', verb: 'warn', from: 'A_OPENED', to: 'TALKED', by: COORDINATOR, clock: 'openDisposal', zh: '警示约谈' },
  { id: 'D06', verb: 'order', from: 'A_OPENED', to: 'RECTIFYING', by: COORDINATOR, clock: 'openDisposal', zh: '责令限期整改' },
  { id: 'D07', verb: 'order', from: 'TALKED', to: 'RECTIFYING', by: COORDINATOR, zh: '责令限期整改' },
  { id: 'D08', verb: 'rectify', from: 'TALKED', to: 'RECTIFIED', by: COORDINATOR, zh: '复查合格' },
  { id: 'D09', verb: 'rectify', from: 'RECTIFYING', to: 'RECTIFIED', by: COORDINATOR, zh: '复查合格' },
  { id: 'D10', verb: 'lapse', from: 'TALKED', to: 'OVERDUE', by: COORDINATOR, zh: '逾期未整改' },
  { id: 'D11', verb: 'lapse', from: 'RECTIFYING', to: 'OVERDUE', by: COORDINATOR, zh: '逾期未整改' },
  { id: 'D12', verb: 'toB', from: 'OVERDUE', to: 'B_OPENED', by: COORDINATOR, clock: 'openDisposal', zh: '转乙类' },
  { id: 'D13', verb: 'toC', from: 'OVERDUE', to: 'C_OPENED', by: COORDINATOR, clock: 'openDisposal', zh: '转丙类' },
  { id: 'D14', verb: 'toC', from: 'A_OPENED', to: 'C_OPENED', by: COORDINATOR, zh: '转丙类' },
  { id: 'D15', verb: 'toC', from: 'TALKED', to: 'C_OPENED', by: COORDINATOR, zh: '转丙类' },
  { id: 'D16', verb: 'toC', from: 'RECTIFYING', to: 'C_OPENED', by: COORDINATOR, zh: '转丙类' },
  { id: 'D17', verb: 'guide', from: 'B_OPENED', to: 'RESOLVING', by: COORDINATOR, clock: 'openDisposal', zh: '引导规范化解' },
  { id: 'D18', verb: 'replan', from: 'RESOLVING', to: 'RESOLVING', by: COORDINATOR, zh: '调整化解方案' },
  { id: 'D19', verb: 'resolve', from: 'RESOLVING', to: 'RESOLVED', by: COORDINATOR, zh: '化解完毕' },
  { id: 'D20', verb: 'toC', from: 'B_OPENED', to: 'C_OPENED', by: COORDINATOR, zh: '转丙类' },
  { id: 'D21', verb: 'toC', from: 'RESOLVING', to: 'C_OPENED', by: COORDINATOR, zh: '转丙类' },
  { id: 'D22', verb: 'reportTransfer', from: 'C_OPENED', to: 'REPORTED', by: REPORTERS, proposedBy: REPORTERS, clock: 'transferReport', zh: '提出移送报告' },
  { id: 'D23', verb: 'decideTransfer', from: 'REPORTED', to: 'TRANSFER_DECIDED', by: HEAD, clock: 'transferDecision', zh: '批准移送' },
  { id: 'D24', verb: 'refuseTransfer', from: 'REPORTED', to: 'B_OPENED', by: HEAD, clock: 'transferDecision', zh: '不批准移送' },
  { id: 'D25', verb: 'deliver', from: 'TRANSFER_DECIDED', to: 'TRANSFERRED', by: COORDINATOR, clock: 'transferDelivery', zh: '移送公安' },
  { id: 'D26', verb: 'file', from: 'TRANSFERRED', to: 'FILED', by: POLICE, clock: 'policeReview', zh: '公安立案' },
  { id: 'D27', verb: 'declineFiling', from: 'TRANSFERRED', to: 'DECLINED', by: POLICE, clock: 'policeReview', zh: '公安不予立案' },
  { id: 'D28', verb: 'askReconsideration', from: 'DECLINED', to: 'RECONSIDERING', by: COORDINATOR, clock: 'reconsideration', zh: '提请复议' },
  { id: 'D29', verb: 'file', from: 'RECONSIDERING', to: 'FILED', by: POLICE, clock: 'reconsiderationAnswer', zh: '公安立案' },
  { id: 'D30', verb: 'uphold', from: 'RECONSIDERING', to: 'UPHELD', by: POLICE, clock: 'reconsiderationAnswer', zh: '维持不予立案' },
  { id: 'D31', verb: 'backToA', from: 'DECLINED', to: 'A_OPENED', by: COORDINATOR, clock: 'reconsideration', zh: '退回甲类行政处置' },
  { id: 'D32', verb: 'backToB', from: 'DECLINED', to: 'B_OPENED', by: COORDINATOR, clock: 'reconsideration', zh: '退回乙类行政处置' },
  { id: 'D33', verb: 'backToA', from: 'UPHELD', to: 'A_OPENED', by: COORDINATOR, clock: 'openDisposal', zh: '退回甲类行政处置' },
  { id: 'D34', verb: 'backToB', from: 'UPHELD', to: 'B_OPENED', by: COORDINATOR, clock: 'openDisposal', zh: '退回乙类行政处置' },
  { id: 'D35', verb: 'prosecute', from: 'FILED', to: 'PROSECUTED', by: POLICE, zh: '移送起诉' },
  { id: 'D36', verb: 'judge', from: 'PROSECUTED', to: 'JUDGED', by: POLICE, zh: '判决生效' },
  { id: 'D37', verb: 'discontinue', from: 'FILED', to: 'DISCONTINUED', by: POLICE, zh: '撤案或不起诉' },
  { id: 'D38', verb: 'discontinue', from: 'PROSECUTED', to: 'DISCONTINUED', by: POLICE, zh: '撤案或不起诉' },
] as const satisfies readonly Transition<CaseStatus>[];

export type CaseVerb = (typeof CASE_TRANSITIONS)[number]['verb'];
/** Each verb once, in the table's order. */
export const CASE_VERBS: readonly CaseVerb[] = [...new Set(CASE_TRANSITIONS.map(({ verb }) => verb))];
export type CaseTransitionId = (typeof CASE_TRANSITIONS)[number]['id'];
export type CaseTransition = Transition<CaseStatus> & { id: CaseTransitionId; verb: CaseVerb };

/** What is written down without a step: figures that came to be known, the police's receipt, a mistake put right. */
export const CASE_NOTES = ['figures', 'policeReceipt', 'correct'] as const;
export type CaseNote = (typeof CASE_NOTES)[number];

import { findTransition } from './transition.ts';
import type { Transition } from './transition.ts';

export const LEAD_STATUSES = [
  'SUBMITTED',
  'SUPPLEMENT',
  'ACCEPTED',
  'REJECTED',
  'REFERRED_OUT',
  'MERGED',
  'WITHDRAWN',
  'ASSIGNED',
  'VERIFYING',
  'DETERMINING',
  'VERIFIED',
  'UNSUBSTANTIATED',
  'FALSE_REPORT',
  'DISPOSING',
  'CLOSED',
  'ARCHIVED',
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const TERMINAL_LEAD_STATUSES: readonly LeadStatus[] = ['ARCHIVED', 'MERGED'];

const RECORDERS = ['REPORTER', 'INTAKE_OFFICER', 'TOWNSHIP_OFFICER'] as const;
const INTAKE = ['INTAKE_OFFICER'] as const;
// Where the district has it so, silence past the date counts as acceptance (视同受理).
const INTAKE_OR_SILENCE = [...INTAKE, 'SYSTEM'] as const;
const SUPERVISOR = ['INTAKE_SUPERVISOR'] as const;
const COORDINATOR = ['LEAD_COORDINATOR'] as const;
const HEAD = ['LEAD_AGENCY_HEAD'] as const;
const POLICE = ['VERIFIER_POLICE'] as const;
const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'] as const;
// The coordinator and the head enter for the joint meeting what its three signatures decided.
const MEETING = ['JOINT_MEETING', 'LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD'] as const;
const ARCHIVIST = ['ARCHIVIST'] as const;
const REPORTER = ['REPORTER'] as const;
const two = { by: SUPERVISOR, proposedBy: INTAKE } as const;

/** The lead's whole machine. */
// prettier-ignore
export const LEAD_TRANSITIONS = [
  { id: 'L01', verb: 'submit', from: null, to: 'SUBMITTED', by: RECORDERS, zh: '提交举报' },
  { id: 'L02', verb: 'accept', from: 'SUBMITTED', to: 'ACCEPTED', by: INTAKE_OR_SILENCE, clock: 'acceptance', zh: '受理' },
  { id: 'L03', verb: 'requestSupplement', from: 'SUBMITTED', to: 'SUPPLEMENT', by: INTAKE, clock: 'acceptance', zh: '要求补充材料' },
  { id: 'L04', verb: 'supply', from: 'SUPPLEMENT', to: 'SUBMITTED', by: REPORTER, clock: 'supplement', zh: '补充材料' },
  { id: 'L05', verb: 'rejectUnsupplied', from: 'SUPPLEMENT', to: 'REJECTED', ...two, zh: '逾期未补充不予受理' },
  { id: 'L06', verb: 'reject', from: 'SUBMITTED', to: 'REJECTED', ...two, clock: 'acceptance', zh: '不予受理' },
  { id: 'L07', verb: 'referOut', from: 'SUBMITTED', to: 'REFERRED_OUT', ...two, clock: 'acceptance', zh: '移送其他机关' },
  { id: 'L08', verb: 'withdraw', from: 'SUBMITTED', to: 'WITHDRAWN', by: REPORTER, zh: '撤回举报' },
  { id: 'L09', verb: 'assign', from: 'ACCEPTED', to: 'ASSIGNED', by: COORDINATOR, clock: 'assign', zh: '分派三单位' },
  { id: 'L10', verb: 'assignUrgent', from: 'SUBMITTED', to: 'ASSIGNED', by: INTAKE, clock: 'urgentAssign', zh: '紧急分派' },
  { id: 'L11', verb: 'returnToCoordinator', from: 'ASSIGNED', to: 'ACCEPTED', by: COORDINATOR, proposedBy: VERIFIERS, clock: 'returnRuling', zh: '退回重新分派' },
  { id: 'L12', verb: 'startVerifying', from: 'ASSIGNED', to: 'VERIFYING', by: VERIFIERS, clock: 'signFor', zh: '三单位签收' },
  { id: 'L13', verb: 'mergeAccepted', from: 'ACCEPTED', to: 'MERGED', by: COORDINATOR, zh: '并案' },
  { id: 'L14', verb: 'mergeVerifying', from: 'VERIFYING', to: 'MERGED', by: COORDINATOR, zh: '核查中并案' },
  { id: 'L15', verb: 'convene', from: 'VERIFYING', to: 'DETERMINING', by: COORDINATOR, clock: 'verify', zh: '提请会商认定' },
  { id: 'L16', verb: 'returnForProof', from: 'DETERMINING', to: 'VERIFYING', by: MEETING, zh: '退回补证' },
  { id: 'L17', verb: 'verifyByFiling', from: 'VERIFYING', to: 'VERIFIED', by: POLICE, zh: '凭立案文书认定' },
  { id: 'L18', verb: 'verify', from: 'DETERMINING', to: 'VERIFIED', by: HEAD, clock: 'determine', zh: '签发查证属实' },
  { id: 'L19', verb: 'findUnsubstantiated', from: 'DETERMINING', to: 'UNSUBSTANTIATED', by: MEETING, clock: 'determine', zh: '认定未查实' },
  { id: 'L20', verb: 'findFalse', from: 'DETERMINING', to: 'FALSE_REPORT', by: MEETING, zh: '认定涉嫌诬告' },
  { id: 'L21', verb: 'dispose', from: 'VERIFIED', to: 'DISPOSING', by: COORDINATOR, clock: 'transferDecision', zh: '建处置案件' },
  { id: 'L22', verb: 'closeVerified', from: 'VERIFIED', to: 'CLOSED', by: COORDINATOR, zh: '已处置完毕办结' },
  { id: 'L23', verb: 'closeDisposed', from: 'DISPOSING', to: 'CLOSED', by: COORDINATOR, zh: '依处置结果办结' },
  { id: 'L24', verb: 'closeUnsubstantiated', from: 'UNSUBSTANTIATED', to: 'CLOSED', by: INTAKE, clock: 'askReview', zh: '未查实办结' },
  { id: 'L25', verb: 'closeFalse', from: 'FALSE_REPORT', to: 'CLOSED', by: HEAD, zh: '诬告核查办结' },
  { id: 'L26', verb: 'reopenRejected', from: 'REJECTED', to: 'ACCEPTED', by: SUPERVISOR, clock: 'decideReview', zh: '复核成立，改为受理' },
  { id: 'L27', verb: 'reopenUnsubstantiated', from: 'UNSUBSTANTIATED', to: 'ACCEPTED', by: SUPERVISOR, zh: '凭新证据重新受理' },
  { id: 'L28', verb: 'reopenClosed', from: 'CLOSED', to: 'ACCEPTED', by: HEAD, zh: '重新启动' },
  { id: 'L29', verb: 'archiveClosed', from: 'CLOSED', to: 'ARCHIVED', by: ARCHIVIST, clock: 'archive', zh: '办结归档' },
  { id: 'L30', verb: 'archiveRejected', from: 'REJECTED', to: 'ARCHIVED', by: ARCHIVIST, clock: 'askReview', zh: '不予受理归档' },
  { id: 'L31', verb: 'archiveReferred', from: 'REFERRED_OUT', to: 'ARCHIVED', by: ARCHIVIST, zh: '移送归档' },
  { id: 'L32', verb: 'archiveWithdrawn', from: 'WITHDRAWN', to: 'ARCHIVED', by: ARCHIVIST, clock: 'archive', zh: '撤回归档' },
  // Ours, not the published table's: what was merged by mistake goes back to where it stood (decision 0027).
  { id: 'L33', verb: 'splitAccepted', from: 'MERGED', to: 'ACCEPTED', by: COORDINATOR, clock: 'assign', zh: '拆分并案' },
  { id: 'L34', verb: 'splitVerifying', from: 'MERGED', to: 'VERIFYING', by: COORDINATOR, clock: 'verify', zh: '拆分并案，继续核查' },
] as const satisfies readonly Transition<LeadStatus>[];

export type LeadVerb = (typeof LEAD_TRANSITIONS)[number]['verb'];
/** Each verb once, in the table's order. */
export const LEAD_VERBS: readonly LeadVerb[] = LEAD_TRANSITIONS.map((row) => row.verb);
export type LeadTransitionId = (typeof LEAD_TRANSITIONS)[number]['id'];
export type LeadTransition = Transition<LeadStatus> & { id: LeadTransitionId; verb: LeadVerb };

const TABLE: readonly LeadTransition[] = LEAD_TRANSITIONS;

/** The step of that verb from that status (null: no lead yet), or undefined when the machine has none. */
export function findLeadTransition(verb: LeadVerb, from: LeadStatus | null): LeadTransition | undefined {
  return findTransition(TABLE, verb, from);
}

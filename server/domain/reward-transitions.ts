import { transitionsFrom } from './transition.ts';
import type { Transition } from './transition.ts';

export const REWARD_STATUSES = [
  'CANDIDATE',
  'ELIGIBILITY',
  'INELIGIBLE',
  'PROPOSED',
  'REVIEWED',
  'APPROVED',
  'FUNDED',
  'NOTIFIED',
  'CLAIMED',
  'BATCHED',
  'PAY_FAILED',
  'PAID',
  'FORFEITED',
  'WAIVED',
  'ON_HOLD',
  'REVOKED',
  'CLAWBACK',
  'RECOVERED',
  'WRITTEN_OFF',
] as const;
export type RewardStatus = (typeof REWARD_STATUSES)[number];

/** Where a reward may rest for good, though from some of these a review or a clawback still leads on. */
export const TERMINAL_REWARD_STATUSES: readonly RewardStatus[] = [
  'PAID',
  'WAIVED',
  'REVOKED',
  'RECOVERED',
  'WRITTEN_OFF',
  'FORFEITED',
  'INELIGIBLE',
];

const CLERK = ['REWARD_CLERK'] as const;
const REVIEWER = ['REWARD_REVIEWER'] as const;
const APPROVER = ['REWARD_APPROVER'] as const;
const FINANCE = ['FINANCE_OFFICER'] as const;
const MAKER = ['PAYMENT_MAKER'] as const;
const CHECKER = ['PAYMENT_CHECKER'] as const;
const REPORTER = ['REPORTER'] as const;
const SYSTEM = ['SYSTEM'] as const;
const hold = { verb: 'hold', to: 'ON_HOLD', by: ['REWARD_REVIEWER', 'AUDITOR'], zh: '暂停' } as const;

/** The reward's whole machine. */
// prettier-ignore
export const REWARD_TRANSITIONS = [
  { id: 'R01', verb: 'create', from: null, to: 'CANDIDATE', by: SYSTEM, zh: '方案触发' },
  { id: 'R02', verb: 'start', from: 'CANDIDATE', to: 'ELIGIBILITY', by: CLERK, clock: 'rewardStart', zh: '启动资格审查' },
  { id: 'R03', verb: 'refuseIneligible', from: 'ELIGIBILITY', to: 'INELIGIBLE', by: REVIEWER, proposedBy: CLERK, clock: 'eligibility', zh: '确认不予奖励' },
  { id: 'R04', verb: 'propose', from: 'ELIGIBILITY', to: 'PROPOSED', by: CLERK, clock: 'eligibility', zh: '拟定奖励' },
  { id: 'R05', verb: 'review', from: 'PROPOSED', to: 'REVIEWED', by: REVIEWER, clock: 'review', zh: '复核通过' },
  { id: 'R06', verb: 'returnToClerk', from: 'PROPOSED', to: 'ELIGIBILITY', by: REVIEWER, zh: '复核退回' },
  { id: 'R07', verb: 'approve', from: 'REVIEWED', to: 'APPROVED', by: APPROVER, clock: 'approve', zh: '审批' },
  { id: 'R08', verb: 'returnFromApproval', from: 'REVIEWED', to: 'ELIGIBILITY', by: APPROVER, zh: '审批退回' },
  { id: 'R09', verb: 'veto', from: 'REVIEWED', to: 'INELIGIBLE', by: APPROVER, zh: '审批否决' },
  { id: 'R10', verb: 'fund', from: 'APPROVED', to: 'FUNDED', by: FINANCE, clock: 'fund', zh: '财政确认并锁定额度' },
  { id: 'R11', verb: 'notify', from: 'FUNDED', to: 'NOTIFIED', by: ['REWARD_CLERK', 'SYSTEM'], clock: 'notify', zh: '告知领取' },
  { id: 'R12', verb: 'claim', from: 'NOTIFIED', to: 'CLAIMED', by: REPORTER, clock: 'claimNamed', zh: '申领' },
  { id: 'R13', verb: 'forfeit', from: 'NOTIFIED', to: 'FORFEITED', by: REVIEWER, proposedBy: SYSTEM, zh: '确认逾期放弃' },
  { id: 'R14', verb: 'waive', from: 'NOTIFIED', to: 'WAIVED', by: REPORTER, zh: '主动放弃' },
  { id: 'R15', verb: 'batch', from: 'CLAIMED', to: 'BATCHED', by: MAKER, clock: 'pay', zh: '制单' },
  { id: 'R16', verb: 'payAtCounter', from: 'CLAIMED', to: 'PAID', by: ['PAYOUT_OFFICER'], zh: '现场兑付' },
  { id: 'R17', verb: 'confirmPaid', from: 'BATCHED', to: 'PAID', by: CHECKER, clock: 'checkPayment', zh: '核对到账' },
  { id: 'R18', verb: 'reportReturned', from: 'BATCHED', to: 'PAY_FAILED', by: CHECKER, zh: '登记退汇' },
  { id: 'R19', verb: 'correctAccount', from: 'PAY_FAILED', to: 'CLAIMED', by: REPORTER, clock: 'correctAccount', zh: '更正账户' },
  { id: 'R20', verb: 'restore', from: 'FORFEITED', to: 'NOTIFIED', by: APPROVER, zh: '恢复领取' },
  { id: 'R21', verb: 'reopen', from: 'INELIGIBLE', to: 'ELIGIBILITY', by: REVIEWER, clock: 'decideReview', zh: '复核成立，重新审查' },
  { id: 'R22', verb: 'clawBack', from: 'PAID', to: 'CLAWBACK', by: ['AUDITOR'], proposedBy: APPROVER, zh: '追回备案' },
  { id: 'R23', verb: 'recover', from: 'CLAWBACK', to: 'RECOVERED', by: FINANCE, clock: 'repay', zh: '凭缴款书确认追回' },
  { id: 'R24', verb: 'writeOff', from: 'CLAWBACK', to: 'WRITTEN_OFF', by: ['LEAD_AGENCY_HEAD'], proposedBy: FINANCE, zh: '批准核销' },
  { id: 'R25', from: 'ELIGIBILITY', ...hold },
  { id: 'R26', from: 'PROPOSED', ...hold },
  { id: 'R27', from: 'REVIEWED', ...hold },
  { id: 'R28', from: 'APPROVED', ...hold },
  { id: 'R29', from: 'FUNDED', ...hold },
  { id: 'R30', from: 'NOTIFIED', ...hold },
  { id: 'R31', from: 'CLAIMED', ...hold },
  { id: 'R32', verb: 'release', from: 'ON_HOLD', to: 'ELIGIBILITY', by: REVIEWER, zh: '解除暂停' },
  { id: 'R33', verb: 'revokeHeld', from: 'ON_HOLD', to: 'REVOKED', by: APPROVER, zh: '撤销暂停中的奖励' },
  { id: 'R34', verb: 'revokeNotified', from: 'NOTIFIED', to: 'REVOKED', by: APPROVER, zh: '领取前撤销' },
  { id: 'R35', verb: 'reportLateReturn', from: 'PAID', to: 'PAY_FAILED', by: CHECKER, zh: '登记事后退汇' },
] as const satisfies readonly Transition<RewardStatus>[];

export type RewardVerb = (typeof REWARD_TRANSITIONS)[number]['verb'];
/** Each verb once, in the table's order. */
export const REWARD_VERBS: readonly RewardVerb[] = [...new Set(REWARD_TRANSITIONS.map((row) => row.verb))];
export type RewardTransitionId = (typeof REWARD_TRANSITIONS)[number]['id'];
export type RewardTransition = Transition<RewardStatus> & { id: RewardTransitionId; verb: RewardVerb };

const TABLE: readonly RewardTransition[] = REWARD_TRANSITIONS;

/** Every step that leaves that status. */
export function rewardTransitionsFrom(from: RewardStatus | null): readonly RewardTransition[] {
  return transitionsFrom(TABLE, from);
}

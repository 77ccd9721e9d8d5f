import { decideReward, EXCLUSION_CODES, HANDS } from '../../server/domain/reward.ts';
import type { Hands, RewardCommand, RewardSnapshot, RewardVerb } from '../../server/domain/reward.ts';
import type { Role } from '../../server/domain/roles.ts';
import { later, NOW, system, wearing } from './lead-scenes.ts';

export const AMOUNT = 800_000;
/** Every exclusion looked at, and none found. */
export const NONE_APPLIES = EXCLUSION_CODES.map((code) => ({
  code,
  answer: 'NO' as const,
  ground: 'CASE_FILE',
}));
const ENGINE = { lowFen: AMOUNT, highFen: AMOUNT };

/** The first so many of the six hands, each another person. */
export function signedHands(count: number): Hands {
  return Object.fromEntries(HANDS.map((hand, i) => [hand, i < count ? `earlier ${hand}` : null])) as Hands;
}

export function aReward(over: Partial<RewardSnapshot> = {}): RewardSnapshot {
  const create = { verb: 'create', reporterWaived: false, withdrawn: false, engine: ENGINE } as const;
  return { ...(decideReward(null, create, system, NOW).changes as RewardSnapshot), ...over };
}

const assessed = (status: RewardSnapshot['status'], hands: number) =>
  aReward({ status, amountFen: AMOUNT, hands: signedHands(hands) });
const locked = (status: RewardSnapshot['status'], over: Partial<RewardSnapshot> = {}) => ({
  ...assessed(status, 4),
  lockedFen: AMOUNT,
  notifiedAt: later(-24),
  claimUntil: later(24),
  ...over,
});
const claimed = (status: RewardSnapshot['status'], channel: 'BANK' | 'COUNTER' = 'BANK') =>
  locked(status, { claimed: true, claimChannel: channel });
const batched = { ...claimed('BATCHED'), hands: signedHands(5) };
const paid = (status: RewardSnapshot['status']) => ({
  ...claimed(status),
  hands: signedHands(6),
  claimed: false,
  lockedFen: 0,
  paidAt: NOW,
});

/** The officers of a counter payment as the role table meets them: whoever acts, and one colleague. */
export const atCounter = (staffId: string) => [
  { staffId, roles: ['PAYOUT_OFFICER'] as const },
  { staffId: 'the other payout officer', roles: ['PAYOUT_OFFICER'] as const },
];

/** For each verb a reward and a command with which the step goes through, given the right person. */
export const REWARD_SCENES: {
  [V in RewardVerb]: { reward: RewardSnapshot | null; command: RewardCommand<V> };
} = {
  create: {
    reward: null,
    command: { verb: 'create', reporterWaived: false, withdrawn: false, engine: ENGINE },
  },
  start: { reward: aReward(), command: { verb: 'start' } },
  refuseIneligible: {
    reward: assessed('ELIGIBILITY', 1),
    command: { verb: 'refuseIneligible', reason: 'STATUTORY_DUTY' },
  },
  propose: {
    reward: aReward({ status: 'ELIGIBILITY' }),
    command: {
      verb: 'propose',
      amountFen: AMOUNT,
      engine: { lowFen: AMOUNT, highFen: AMOUNT },
      exclusions: NONE_APPLIES,
      identityCheck: 'NOT_NEEDED',
    },
  },
  review: { reward: assessed('PROPOSED', 1), command: { verb: 'review' } },
  returnToClerk: { reward: assessed('PROPOSED', 1), command: { verb: 'returnToClerk', reason: '档次有误' } },
  approve: { reward: assessed('REVIEWED', 2), command: { verb: 'approve', required: [], papers: [] } },
  returnFromApproval: {
    reward: assessed('REVIEWED', 2),
    command: { verb: 'returnFromApproval', reason: '材料不齐' },
  },
  veto: { reward: assessed('REVIEWED', 2), command: { verb: 'veto', reason: '不符合条件' } },
  fund: { reward: assessed('APPROVED', 3), command: { verb: 'fund', availableFen: AMOUNT } },
  notify: { reward: locked('FUNDED'), command: { verb: 'notify', claimUntil: later(90 * 24) } },
  claim: {
    reward: locked('NOTIFIED'),
    command: { verb: 'claim', channel: 'BANK', declared: true, consent: true },
  },
  forfeit: { reward: locked('NOTIFIED', { claimUntil: later(-1) }), command: { verb: 'forfeit' } },
  waive: { reward: locked('NOTIFIED'), command: { verb: 'waive' } },
  batch: { reward: claimed('CLAIMED'), command: { verb: 'batch' } },
  payAtCounter: {
    reward: claimed('CLAIMED', 'COUNTER'),
    command: {
      verb: 'payAtCounter',
      payoutOfficers: atCounter('the PAYOUT_OFFICER'),
      sealedVoucherNo: 'MF-0001',
    },
  },
  confirmPaid: { reward: batched, command: { verb: 'confirmPaid', bankReceiptRef: 'HD-1' } },
  reportReturned: { reward: batched, command: { verb: 'reportReturned', returnRef: 'TH-1' } },
  correctAccount: { reward: claimed('PAY_FAILED'), command: { verb: 'correctAccount', consent: true } },
  restore: {
    reward: locked('FORFEITED', { lockedFen: 0 }),
    command: { verb: 'restore', reason: '住院', claimUntil: later(30 * 24), availableFen: AMOUNT },
  },
  reopen: {
    reward: aReward({ status: 'INELIGIBLE', refusedBy: 'another reviewer', hands: signedHands(1) }),
    command: { verb: 'reopen', reason: '复核成立' },
  },
  clawBack: {
    reward: paid('PAID'),
    command: { verb: 'clawBack', reason: '骗取奖励', auditFilingNo: '审备1号' },
  },
  recover: { reward: paid('CLAWBACK'), command: { verb: 'recover', paymentSlipNo: 'JK-1' } },
  writeOff: { reward: paid('CLAWBACK'), command: { verb: 'writeOff', reason: '无可供执行' } },
  hold: { reward: claimed('CLAIMED'), command: { verb: 'hold', ground: 'APPEAL' } },
  release: { reward: claimed('ON_HOLD'), command: { verb: 'release', reason: '申诉不成立' } },
  revokeHeld: { reward: claimed('ON_HOLD'), command: { verb: 'revokeHeld', reason: '诬告' } },
  revokeNotified: { reward: locked('NOTIFIED'), command: { verb: 'revokeNotified', reason: '错发' } },
  reportLateReturn: { reward: paid('PAID'), command: { verb: 'reportLateReturn', returnRef: 'TH-2' } },
};

type Over = { reward?: Partial<RewardSnapshot>; facts?: Record<string, unknown>; at?: Date };

/** The scene of a verb with something about it changed, as a thing to try. */
export function trying(
  verb: RewardVerb,
  hat: Role | 'SYSTEM',
  { reward = {}, facts = {}, at = NOW }: Over = {},
) {
  const scene = REWARD_SCENES[verb];
  const before = scene.reward && { ...scene.reward, ...reward };
  return () => decideReward(before, { ...scene.command, ...facts } as RewardCommand, wearing(hat), at);
}

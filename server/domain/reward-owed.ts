import type { Owed } from './lead-owed.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';
import type { RewardStatus } from './reward-transitions.ts';

const OWED: Record<RewardStatus, Owed | null> = {
  CANDIDATE: { by: ['REWARD_CLERK'], clock: 'rewardStart' },
  ELIGIBILITY: { by: ['REWARD_CLERK'], clock: 'eligibility' },
  PROPOSED: { by: ['REWARD_REVIEWER'], clock: 'review' },
  REVIEWED: { by: ['REWARD_APPROVER'], clock: 'approve' },
  APPROVED: { by: ['FINANCE_OFFICER'], clock: 'fund' },
  FUNDED: { by: ['REWARD_CLERK'], clock: 'notify' },
  NOTIFIED: { by: ['REPORTER'], clock: 'claimNamed' },
  CLAIMED: { by: ['PAYMENT_MAKER'], clock: 'pay' },
  BATCHED: { by: ['PAYMENT_CHECKER'], clock: 'checkPayment' },
  PAY_FAILED: { by: ['REPORTER'], clock: 'correctAccount' },
  ON_HOLD: { by: ['REWARD_REVIEWER'], clock: null },
  CLAWBACK: { by: ['FINANCE_OFFICER'], clock: 'repay' },
  INELIGIBLE: null,
  PAID: null,
  FORFEITED: null,
  WAIVED: null,
  REVOKED: null,
  RECOVERED: null,
  WRITTEN_OFF: null,
};

type Circumstances = Partial<Pick<RewardSnapshot, 'claimChannel' | 'proposal'>> & {
  anonymous?: boolean;
  /** The reporter asked for a review of the refusal, or to have a lapsed claim restored. */
  appealed?: boolean;
};

/** Who owes the next step of a reward and which clock runs; null where it rests. A proposal waits for its second. */
export function owedRewardStep(status: RewardStatus, reward: Circumstances = {}): Owed | null {
  switch (reward.proposal?.verb) {
    case 'refuseIneligible':
    case 'forfeit':
      return { by: ['REWARD_REVIEWER'], clock: 'review' };
    case 'clawBack':
      return { by: ['AUDITOR'], clock: null };
    case 'writeOff':
      return { by: ['LEAD_AGENCY_HEAD'], clock: null };
    default:
  }
  if (status === 'NOTIFIED' && reward.anonymous) return { by: ['REPORTER'], clock: 'claimAnon' };
  const pickUp = reward.claimChannel === 'COUNTER' || reward.claimChannel === 'PROXY';
  if (status === 'CLAIMED' && pickUp) return { by: ['PAYOUT_OFFICER'], clock: 'pay' };
  if (reward.appealed && status === 'INELIGIBLE') return { by: ['REWARD_REVIEWER'], clock: 'decideReview' };
  if (reward.appealed && status === 'FORFEITED') return { by: ['REWARD_APPROVER'], clock: 'decideReview' };
  return OWED[status];
}

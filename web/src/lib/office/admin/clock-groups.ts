import { DEFAULT_CLOCKS, type ClockName } from '$contract/vocabulary.ts';

/** The clocks as an administrator looks for them. */
export const CLOCK_GROUPS = {
  lead: [
    'acceptance',
    'assign',
    'urgentAssign',
    'returnRuling',
    'signFor',
    'verify',
    'verifyExtension',
    'determine',
    'decideReview',
    'transferDecision',
    'openDisposal',
    'transferReport',
    'transferDelivery',
    'policeReview',
    'reconsideration',
    'reconsiderationAnswer',
    'closeCase',
    'archive',
  ],
  reward: ['rewardStart', 'eligibility', 'review', 'approve', 'fund', 'notify', 'pay', 'checkPayment'],
  reporter: ['supplement', 'askReview', 'claimNamed', 'claimAnon', 'correctAccount', 'repay'],
} as const satisfies Record<string, readonly ClockName[]>;

export function unitOf(clock: ClockName): 'workingDays' | 'days' | 'hours' {
  const limit: Record<string, number> = DEFAULT_CLOCKS[clock];
  return 'workingDays' in limit ? 'workingDays' : 'hours' in limit ? 'hours' : 'days';
}

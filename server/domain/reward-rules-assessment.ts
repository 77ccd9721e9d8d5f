import { mustBeAnother, staffIdOf } from './acting.ts';
import { refuse } from './errors.ts';
import { isSaid, mustGiveReason, mustHold } from './facts.ts';
import { mustBeApprovedBy } from './reward-approvals.ts';
import { HOLD_GROUNDS } from './reward-commands.ts';
import { mustBeFreeOfExclusions } from './reward-exclusions.ts';
import { backToClerk } from './reward-hands.ts';
import { amountOf, FREED, lock, mustLieInSpan, release } from './reward-postings.ts';
import type { RewardRules } from './reward-rule.ts';

type Verbs =
  | 'start'
  | 'refuseIneligible'
  | 'propose'
  | 'review'
  | 'returnToClerk'
  | 'approve'
  | 'returnFromApproval'
  | 'veto'
  | 'fund'
  | 'reopen'
  | 'hold'
  | 'release'
  | 'revokeHeld';

/** From a candidate to money locked in the fund, and the ways in which it stops on that way. */
export const assessmentRules: RewardRules<Verbs> = {
  start: {},
  refuseIneligible: {
    given: mustGiveReason,
    sets: (_command, _reward, actor) => ({ refusedBy: staffIdOf(actor), ...FREED }),
    posts: release,
  },
  propose: {
    given: ({ amountFen, engine: { lowFen, highFen }, reason, exclusions, identityCheck }) => {
      const open = lowFen !== highFen;
      mustHold(
        ['amountFen', Number.isSafeInteger(amountFen) && amountFen > 0, 'OUT_OF_RANGE'],
        ['amountFen', amountFen >= lowFen && amountFen <= (highFen ?? Infinity), 'NOT_ALLOWED'],
        ['reason', !open || isSaid(reason)],
      );
      mustBeFreeOfExclusions(exclusions);
      const settled = identityCheck === 'NOT_NEEDED' || identityCheck === 'ANSWERED';
      mustHold(['identityCheck', settled]);
    },
    sets: ({ amountFen }) => ({ amountFen }),
  },
  review: { given: (_command, reward) => mustLieInSpan(reward) },
  returnToClerk: { given: mustGiveReason, sets: (_command, reward) => backToClerk(reward) },
  approve: {
    given: ({ required, papers }, reward) => {
      mustLieInSpan(reward);
      mustBeApprovedBy(required, papers);
    },
  },
  returnFromApproval: { given: mustGiveReason, sets: (_command, reward) => backToClerk(reward) },
  veto: {
    given: mustGiveReason,
    sets: (_command, _reward, actor) => ({ refusedBy: staffIdOf(actor), ...FREED }),
    posts: release,
  },
  fund: {
    // Short of budget the reward stays APPROVED; the caller raises the alarm.
    given: ({ availableFen }, reward) => {
      mustLieInSpan(reward);
      if (amountOf(reward) - reward.lockedFen > availableFen) refuse('FUND_INSUFFICIENT');
    },
    sets: (_command, reward) => ({ lockedFen: amountOf(reward) }),
    posts: lock,
  },
  reopen: {
    stands: (reward, actor) => mustBeAnother(actor, reward.refusedBy),
    given: mustGiveReason,
    sets: (_command, reward) => ({ ...backToClerk(reward), refusedBy: null }),
  },
  hold: {
    given: ({ ground }) => mustHold(['ground', HOLD_GROUNDS.includes(ground), 'NOT_IN_LIST']),
  },
  // Assessed anew: the claim falls and must be made again, the money stays locked meanwhile.
  release: {
    given: mustGiveReason,
    sets: (_command, reward) => ({
      ...backToClerk(reward),
      claimed: false,
      claimChannel: null,
      claimUntil: null,
    }),
    posts: (reward) =>
      reward.claimed ? { event: 'CLAIM_REVERSED', facts: { amountFen: reward.lockedFen } } : null,
  },
  revokeHeld: { given: mustGiveReason, sets: () => FREED, posts: release },
};

import { refuse } from './errors.ts';
import { HANDS } from './reward-snapshot.ts';
import type { Hand, Hands, RewardSnapshot } from './reward-snapshot.ts';
import { REWARD_TRANSITIONS } from './reward-transitions.ts';
import type { RewardVerb } from './reward-transitions.ts';

type Signatures = Pick<RewardSnapshot, 'hands' | 'formerHands'>;

export const NO_HANDS: Hands = {
  clerk: null,
  reviewer: null,
  approver: null,
  finance: null,
  maker: null,
  checker: null,
};

/** Which of the six signatures a step is; the database holds to their difference as well. */
export const HAND_OF: Partial<Record<RewardVerb, Hand>> = {
  start: 'clerk',
  propose: 'clerk',
  review: 'reviewer',
  approve: 'approver',
  fund: 'finance',
  batch: 'maker',
  confirmPaid: 'checker',
  reportReturned: 'checker',
  reportLateReturn: 'checker',
};

/** Refuses with SECOND_PERSON_NEEDED whoever has signed this reward with another hand, in whatever round. */
export function mustBeFreeFor(hand: Hand, reward: Signatures, staffId: string): void {
  const now = HANDS.some((other) => other !== hand && reward.hands[other] === staffId);
  const before = reward.formerHands.some((former) => former.hand !== hand && former.by === staffId);
  if (now || before) refuse('SECOND_PERSON_NEEDED');
}

/** The signatures after this person signed with that hand; whom they replace is remembered. */
export function signedBy(hand: Hand, reward: Signatures, staffId: string): Signatures {
  const replaced = reward.hands[hand];
  return {
    hands: { ...reward.hands, [hand]: staffId },
    formerHands:
      replaced === null || replaced === staffId
        ? reward.formerHands
        : [...reward.formerHands, { hand, by: replaced }],
  };
}

/** The signatures after the reward went back to the clerk: those above the clerk's no longer stand. */
export function backToClerk(reward: Signatures): Signatures {
  const lapsed = HANDS.flatMap((hand) => {
    const by = reward.hands[hand];
    return hand === 'clerk' || by === null ? [] : [{ hand, by }];
  });
  return {
    hands: { ...NO_HANDS, clerk: reward.hands.clerk },
    formerHands: [...reward.formerHands, ...lapsed],
  };
}

/**
 * The signatures that no longer stand, read from the recorded steps of a reward, oldest first. A person may sign again
 * with the same hand, so this only adds to what `hands` says.
 */
export function formerHandsFrom(
  steps: readonly { transition: string; staffId: string | null }[],
): { hand: Hand; by: string }[] {
  return steps.flatMap(({ transition, staffId }) => {
    const row = REWARD_TRANSITIONS.find((one) => one.id === transition);
    const hand = row && HAND_OF[row.verb];
    return hand === undefined || staffId === null ? [] : [{ hand, by: staffId }];
  });
}

import type { Proposal } from './acting.ts';
import type { Span } from './scheme-amount.ts';
import type { RewardStatus, RewardVerb } from './reward-transitions.ts';

/** The six signatures on one reward, of six different people, in order. */
export const HANDS = ['clerk', 'reviewer', 'approver', 'finance', 'maker', 'checker'] as const;
export type Hand = (typeof HANDS)[number];
export type Hands = Record<Hand, string | null>;

/** BANK: by transfer; COUNTER: in person with a pick-up code; PROXY: the same by somebody whom the reporter sends. */
export const CLAIM_CHANNELS = ['BANK', 'COUNTER', 'PROXY'] as const;
export type ClaimChannel = (typeof CLAIM_CHANNELS)[number];

/** Everything the reward's rules know of a reward: no name, no account. Amounts in fen, staff ids are UUIDs. */
export type RewardSnapshot = {
  status: RewardStatus;
  /** What the scheme computed; the amount lies inside it at every signature. */
  engine: Span;
  /** null until a clerk has proposed. */
  amountFen: number | null;
  hands: Hands;
  /**
   * Signatures that no longer stand (returned, or paid in a second round): those people keep to their hand.
   * {@link formerHandsFrom} reads them from the steps.
   */
  formerHands: readonly { hand: Hand; by: string }[];
  proposal: Proposal<RewardVerb> | null;
  /** Who refused, and must not decide the review. */
  refusedBy: string | null;
  /** What is still locked in the fund for it; it survives a hold. */
  lockedFen: number;
  /** Claimed and not paid: the payable stands in the books. */
  claimed: boolean;
  claimChannel: ClaimChannel | null;
  claimUntil: Date | null;
  /** When the reporter was first told; a restored reward can be claimed until three years after. */
  notifiedAt: Date | null;
  paidAt: Date | null;
};

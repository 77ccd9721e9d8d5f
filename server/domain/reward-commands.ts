import type { ClaimChannel } from './reward-snapshot.ts';
import type { RewardVerb } from './reward-transitions.ts';

/**
 * What the scheme's engine computed: one amount, or a range within which an officer must choose and say why.
 * `maxFen: null` where the scheme names no upper end.
 */
export type EngineAmount =
  { kind: 'FIXED'; amountFen: number } | { kind: 'RANGE'; minFen: number; maxFen: number | null };

type Nothing = Record<never, never>;
type Reasoned = { reason: string };

/** What each step must be told beside the reward itself. Free text is only looked at for being there. */
export type RewardFacts = {
  create: { reporterWaived: boolean; withdrawn: boolean };
  start: Nothing;
  refuseIneligible: Reasoned;
  propose: { amountFen: number; engine: EngineAmount; reason?: string };
  review: Nothing;
  returnToClerk: Reasoned;
  /** Above `limitFen` (null: no limit) the joint meeting's minutes must be named. */
  approve: { limitFen: number | null; minutesRef?: string };
  returnFromApproval: Reasoned;
  veto: Reasoned;
  /** `availableFen`: the fund's free budget, read under the fund's lock. */
  fund: { availableFen: number };
  notify: { claimUntil: Date };
  /** `declared`: no exclusion applies; `consent`: separate consent to the use of the account (BANK only). */
  claim: { channel: ClaimChannel; declared: boolean; consent?: boolean };
  forfeit: Nothing;
  waive: Nothing;
  batch: Nothing;
  payAtCounter: { payoutOfficers: readonly string[]; sealedVoucherNo: string };
  confirmPaid: { bankReceiptRef: string };
  reportReturned: { returnRef: string };
  correctAccount: { consent: boolean };
  restore: Reasoned & { claimUntil: Date; availableFen: number };
  reopen: Reasoned;
  clawBack: { auditFilingNo: string };
  recover: { paymentSlipNo: string };
  writeOff: Nothing;
  hold: { ground: HoldGround };
  release: Reasoned;
  revokeHeld: Reasoned;
  revokeNotified: Reasoned;
  reportLateReturn: { returnRef: string };
};

export const HOLD_GROUNDS = ['APPEAL', 'FALSE_REPORT_CHECK', 'RECUSAL'] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];

/** A step to take, by its verb; `RewardCommand<'approve'>` is that one command, `RewardCommand` any of them. */
export type RewardCommand<V extends RewardVerb = RewardVerb> = { [K in V]: { verb: K } & RewardFacts[K] }[V];

import type { Role } from './role-list.ts';
import type { ApprovalPaper } from './reward-approvals.ts';
import type { ExclusionCheck, IdentityCheckState } from './reward-exclusions.ts';
import type { Span } from './scheme-amount.ts';
import type { ClaimChannel } from './reward-snapshot.ts';
import type { RewardVerb } from './reward-transitions.ts';

type Nothing = Record<never, never>;
type Reasoned = { reason: string };

/** What each step must be told beside the reward itself. Free text is only looked at for being there. */
export type RewardFacts = {
  create: { reporterWaived: boolean; withdrawn: boolean; engine: Span };
  start: Nothing;
  refuseIneligible: Reasoned;
  /**
   * `engine`: what the scheme computed; an open span needs an amount inside it and a reason. `exclusions`: the answers in
   * force; `identityCheck`: what the vault was asked about this reporter.
   */
  propose: {
    amountFen: number;
    engine: Span;
    reason?: string;
    exclusions: readonly ExclusionCheck[];
    identityCheck: IdentityCheckState;
  };
  review: Nothing;
  returnToClerk: Reasoned;
  /** `required`: what an amount of this size needs beside the approver, by the scheme's approval matrix. */
  approve: { required: readonly string[]; papers: readonly ApprovalPaper[] };
  returnFromApproval: Reasoned;
  veto: Reasoned;
  /** `availableFen`: the fund's free budget, read under the fund's lock. */
  fund: { availableFen: number };
  /** `held`: the police keep the reporter from hearing of it, for now. */
  notify: { claimUntil: Date; held?: boolean };
  /** `declared`: no exclusion applies; `consent`: separate consent to the use of the account (BANK only). */
  claim: {
    channel: ClaimChannel;
    declared: boolean;
    consent?: boolean;
    pickUpCodeAllowed?: boolean;
    /** The scheme lets somebody else collect. */
    proxyAllowed?: boolean;
  };
  forfeit: Nothing;
  waive: Nothing;
  batch: Nothing;
  /**
   * The two who pay and sign together, with the roles that each holds; the actor is one of them. `sawAuthority`: each has
   * seen the proxy's written authority and identity card (PROXY only).
   */
  payAtCounter: {
    payoutOfficers: readonly { staffId: string; roles: readonly Role[]; sawAuthority?: boolean }[];
    sealedVoucherNo: string;
  };
  confirmPaid: { bankReceiptRef: string };
  reportReturned: { returnRef: string };
  correctAccount: { consent: boolean };
  /** `maxMonths` after the first notice no claim is possible any more; 36 unless the district says otherwise. */
  restore: Reasoned & { claimUntil: Date; availableFen: number; maxMonths?: number };
  reopen: Reasoned;
  /** The approver proposes with the reason; the auditor confirms with the number under which it is on file. */
  clawBack: Reasoned & { auditFilingNo?: string };
  recover: { paymentSlipNo: string };
  writeOff: Reasoned;
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

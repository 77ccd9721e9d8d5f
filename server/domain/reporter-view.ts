import type { LeadStatus } from './lead-transitions.ts';
import type { RewardStatus } from './reward-transitions.ts';

/** What a reporter can be told of a lead. */
export const PUBLIC_STATUSES = [
  'SUBMITTED',
  'SUPPLEMENT',
  'ACCEPTED',
  'VERIFYING',
  'VERIFIED',
  'DISPOSING',
  'UNSUBSTANTIATED',
  'REJECTED',
  'REFERRED_OUT',
  'WITHDRAWN',
  'CLOSED',
] as const;
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

// A suspected false report looks like any verification, and a merged lead like any accepted one: neither may tell the
// reporter that somebody else reported or that the office looks at them.
const PUBLIC: Record<LeadStatus, PublicStatus> = {
  SUBMITTED: 'SUBMITTED',
  SUPPLEMENT: 'SUPPLEMENT',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
  REFERRED_OUT: 'REFERRED_OUT',
  MERGED: 'ACCEPTED',
  WITHDRAWN: 'WITHDRAWN',
  ASSIGNED: 'ACCEPTED',
  VERIFYING: 'VERIFYING',
  DETERMINING: 'VERIFYING',
  VERIFIED: 'VERIFIED',
  UNSUBSTANTIATED: 'UNSUBSTANTIATED',
  FALSE_REPORT: 'VERIFYING',
  DISPOSING: 'DISPOSING',
  CLOSED: 'CLOSED',
  ARCHIVED: 'CLOSED',
};

/** How far along the five stations: submitted, accepted, verifying, result, closed. */
const STEP: Record<PublicStatus, 1 | 2 | 3 | 4 | 5> = {
  SUBMITTED: 1,
  SUPPLEMENT: 1,
  WITHDRAWN: 1,
  ACCEPTED: 2,
  REJECTED: 2,
  REFERRED_OUT: 2,
  VERIFYING: 3,
  VERIFIED: 4,
  DISPOSING: 4,
  UNSUBSTANTIATED: 4,
  CLOSED: 5,
};

export type PublicLead = {
  publicStatus: PublicStatus;
  label: `lead.public.${PublicStatus}`;
  step: 1 | 2 | 3 | 4 | 5;
};

/** A lead as far as its reporter's page asks; `main` is the lead that it was merged into. */
export type ReportedLead = { status: LeadStatus; disclosureHold: boolean; main?: ReportedLead };

/**
 * What the reporter sees of a lead. A merged lead follows its main lead without saying so. While the police hold
 * disclosure back, a verified lead still reads as being verified.
 */
export function publicLead(lead: ReportedLead): PublicLead {
  if (lead.status === 'MERGED' && lead.main !== undefined) return publicLead(lead.main);
  const seen = PUBLIC[lead.status];
  const held = lead.disclosureHold && (seen === 'VERIFIED' || seen === 'DISPOSING');
  const publicStatus = held ? 'VERIFYING' : seen;
  return { publicStatus, label: `lead.public.${publicStatus}`, step: STEP[publicStatus] };
}

/** A report that was withdrawn or went elsewhere was never verified: put into the archive, it stays just that. */
const STAYS: readonly LeadStatus[] = ['WITHDRAWN', 'REFERRED_OUT'];

/** What an archived lead is to its reporter, by the steps that it came through, oldest first. */
export function statusTold(status: LeadStatus, steps: readonly { to: LeadStatus }[]): LeadStatus {
  const before = steps.findLast(({ to }) => to !== 'ARCHIVED')?.to;
  return status === 'ARCHIVED' && before && STAYS.includes(before) ? before : status;
}

/** What a reporter can be told of a reward. */
export const PUBLIC_REWARD_STATUSES = [
  'ASSESSING',
  'INELIGIBLE',
  'APPROVED_AWAITING_FUNDS',
  'APPROVED',
  'TO_CLAIM',
  'PAYING',
  'CORRECT_ACCOUNT',
  'PAID',
  'FORFEITED',
  'WAIVED',
  'REVOKED',
  'RETURN_MONEY',
  'RETURNED',
] as const;
export type PublicRewardStatus = (typeof PUBLIC_REWARD_STATUSES)[number];

const PUBLIC_REWARD: Record<RewardStatus, PublicRewardStatus | null> = {
  CANDIDATE: 'ASSESSING',
  ELIGIBILITY: 'ASSESSING',
  INELIGIBLE: 'INELIGIBLE',
  PROPOSED: 'ASSESSING',
  REVIEWED: 'ASSESSING',
  APPROVED: 'APPROVED_AWAITING_FUNDS',
  FUNDED: 'APPROVED',
  NOTIFIED: 'TO_CLAIM',
  CLAIMED: 'PAYING',
  BATCHED: 'PAYING',
  PAY_FAILED: 'CORRECT_ACCOUNT',
  PAID: 'PAID',
  FORFEITED: 'FORFEITED',
  WAIVED: 'WAIVED',
  ON_HOLD: 'ASSESSING',
  REVOKED: 'REVOKED',
  CLAWBACK: 'RETURN_MONEY',
  RECOVERED: 'RETURNED',
  WRITTEN_OFF: null,
};

/**
 * Whether a hold keeps a reward out of sight: all but one that was announced before the hold began. `heldSince`: null
 * where none runs.
 */
export function hiddenByHold(announcedAt: Date | null, heldSince: Date | null): boolean {
  return heldSince !== null && (announcedAt === null || announcedAt >= heldSince);
}

/**
 * What the reporter sees of a reward; null for nothing. One that a hold hides stays out of sight in every state: even
 * its refusal says as plainly as words that the lead was verified.
 */
export function publicReward(status: RewardStatus, hidden = false): PublicRewardStatus | null {
  return hidden ? null : PUBLIC_REWARD[status];
}

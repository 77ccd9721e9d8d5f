import { formerHandsFrom, type RewardSnapshot, type RewardVerb } from '../../domain/reward.ts';
import type { RewardRecord, RewardStepRecord } from './rewards.store.ts';

/** What the rules know of a reward, read from its row and its recorded steps (oldest first). */
export function snapshotOf(row: RewardRecord, steps: readonly RewardStepRecord[]): RewardSnapshot {
  const refusal = steps.findLast((step) => step.to === 'INELIGIBLE');
  return {
    status: row.status,
    engine: { lowFen: row.lowFen, highFen: row.highFen },
    amountFen: row.amountFen,
    hands: {
      clerk: row.clerkId,
      reviewer: row.reviewerId,
      approver: row.approverId,
      finance: row.financeId,
      maker: row.makerId,
      checker: row.checkerId,
    },
    formerHands: formerHandsFrom(steps),
    // A proposal without a person is the system's own.
    proposal: row.proposalVerb
      ? { verb: row.proposalVerb as RewardVerb, by: row.proposalBy ?? 'SYSTEM' }
      : null,
    refusedBy: row.status === 'INELIGIBLE' ? (refusal?.staffId ?? null) : null,
    lockedFen: row.lockedFen,
    claimed: row.claimed,
    claimChannel: row.claimChannel,
    claimUntil: row.claimUntil,
    notifiedAt: row.notifiedAt,
    paidAt: row.paidAt,
  };
}

/** The columns that a decision's changes fill; former hands and the refuser stand in the steps, the span in the trace. */
export function columnsOf(changes: Partial<RewardSnapshot>): Partial<RewardRecord> {
  const { hands, proposal, formerHands: _former, refusedBy: _refuser, engine: _span, ...plain } = changes;
  return {
    ...plain,
    ...(hands && {
      clerkId: hands.clerk,
      reviewerId: hands.reviewer,
      approverId: hands.approver,
      financeId: hands.finance,
      makerId: hands.maker,
      checkerId: hands.checker,
    }),
    ...(proposal !== undefined && {
      proposalVerb: proposal?.verb ?? null,
      proposalBy: proposal && proposal.by !== 'SYSTEM' ? proposal.by : null,
    }),
  };
}

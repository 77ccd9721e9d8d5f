import type { Static } from 'typebox';
import type { ReporterReward } from '../../contract/receipt.ts';
import type { Tx } from '../../db/connection.ts';
import { type PublicRewardStatus, hiddenByHold, publicReward } from '../../domain/reporter-view.ts';
import { legalRewardVerbs } from '../../domain/reward.ts';
import { explainEn, explainZh } from '../../domain/scheme.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import { snapshotOf } from './reward-snapshot.ts';
import type { RewardRecord, RewardStepRecord, RewardsStore } from './rewards.store.ts';

type Shown = Static<typeof ReporterReward>;

/** Before the approval an amount is only a proposal, and a refusal has none. */
const WITHOUT_AMOUNT: readonly PublicRewardStatus[] = ['ASSESSING', 'INELIGIBLE'];
const WITH_REASON: readonly PublicRewardStatus[] = ['INELIGIBLE', 'REVOKED', 'RETURN_MONEY'];

export function makeReporterRewards({ rewards }: { rewards: RewardsStore }) {
  return {
    /** A lead's rewards as its reporter sees them; none that the office can't speak of yet. */
    async of(tx: Tx, lead: LeadRecord, days: OfficeDays, now: Date): Promise<Shown[]> {
      const rows = await rewards.ofLead(tx, lead.id);
      if (!rows.length) return [];
      const steps = await rewards.stepsOf(
        tx,
        rows.map((row) => row.id),
      );
      const held = isHeld(lead, now);
      return rows.flatMap((row) => {
        const status = publicReward(row.status, isHidden(row, lead, now));
        const own = steps.filter((step) => step.rewardId === row.id);
        return status ? [shown(row, own, status, held, days, now)] : [];
      });
    },
  };
}
export type ReporterRewards = ReturnType<typeof makeReporterRewards>;

/** Whether the police keep the reporter's page from telling more, for now. */
export function isHeld(lead: LeadRecord, now: Date): boolean {
  return lead.disclosureHoldUntil !== null && lead.disclosureHoldUntil > now;
}

/** Whether the reporter must not know of this reward yet. */
export function isHidden(row: RewardRecord, lead: LeadRecord, now: Date): boolean {
  const heldSince = isHeld(lead, now) ? (lead.disclosureHoldSince ?? new Date(0)) : null;
  return hiddenByHold(row.notifiedAt, heldSince);
}

function shown(
  row: RewardRecord,
  steps: readonly RewardStepRecord[],
  status: PublicRewardStatus,
  held: boolean,
  days: OfficeDays,
  now: Date,
): Shown {
  const told = !WITHOUT_AMOUNT.includes(status);
  // The arithmetic names the stage, and with it what the police still hold back.
  const explained = told && !held;
  const verbs = legalRewardVerbs(snapshotOf(row, steps), { kind: 'REPORTER' }, now);
  const counter = row.status === 'CLAIMED' && row.claimChannel === 'COUNTER';
  return {
    reference: row.reference,
    status,
    statusSince: since(row, steps, status).toISOString(),
    amountFen: told ? row.amountFen : null,
    explanationZh: explained ? explainZh(row.trace).join('') : null,
    explanationEn: explained ? explainEn(row.trace).join(' ') : null,
    reason: WITH_REASON.includes(status) ? row.reason : null,
    claimUntil: status === 'TO_CLAIM' ? (row.claimUntil?.toISOString() ?? null) : null,
    claimChannel: row.claimChannel,
    may: {
      claim: verbs.includes('claim'),
      waive: verbs.includes('waive'),
      correctAccount: verbs.includes('correctAccount'),
      renewCode: counter && days.settings.pickUpCodeAllowed,
    },
  };
}

/** When the public status began: the office's own steps within it stay the office's. */
function since(row: RewardRecord, steps: readonly RewardStepRecord[], status: PublicRewardStatus): Date {
  const before = steps.findLastIndex((step) => publicReward(step.to) !== status);
  return steps[before + 1]?.at ?? row.statusSince;
}

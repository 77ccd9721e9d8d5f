import type { Static } from 'typebox';
import type { ReporterReward } from '../../contract/reporter-view.ts';
import type { Tx } from '../../db/connection.ts';
import { type PublicRewardStatus, hiddenByHold, publicReward } from '../../domain/reporter-view.ts';
import { daysLeft, legalRewardVerbs, promiseOf } from '../../domain/reward.ts';
import { explainEn, explainZh, proxyAllowed, sentenceEn, sentenceZh } from '../../domain/scheme.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import { appealTold, mayAppeal, waitsForAnswer } from './appeal-state.ts';
import { snapshotOf } from './reward-snapshot.ts';
import type { RewardRecord, RewardStepRecord, RewardsStore } from './rewards.store.ts';
import type { SchemesStore } from './schemes.store.ts';

type Shown = Static<typeof ReporterReward>;

/** Before the approval an amount is only a proposal, and a refusal has none. */
const WITHOUT_AMOUNT: readonly PublicRewardStatus[] = ['ASSESSING', 'INELIGIBLE'];
const WITH_REASON: readonly PublicRewardStatus[] = ['INELIGIBLE', 'REVOKED', 'RETURN_MONEY'];

export function makeReporterRewards({ rewards, schemes }: { rewards: RewardsStore; schemes: SchemesStore }) {
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
      const all: Shown[] = [];
      for (const row of rows) {
        const status = publicReward(row.status, isHidden(row, lead, now));
        if (!status) continue;
        const own = steps.filter((step) => step.rewardId === row.id);
        const scheme = await schemes.find(tx, row.schemeId);
        const proxy = scheme ? proxyAllowed(scheme.body) : false;
        all.push(shown({ row, steps: own, status, held, proxy, joint: lead.joint, days, now }));
      }
      return all;
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

type Showing = {
  row: RewardRecord;
  /** Its own, oldest first. */
  steps: readonly RewardStepRecord[];
  status: PublicRewardStatus;
  held: boolean;
  /** The scheme lets somebody else collect. */
  proxy: boolean;
  joint: boolean;
  days: OfficeDays;
  now: Date;
};

function shown({ row, steps, status, held, proxy, joint, days, now }: Showing): Shown {
  const told = !WITHOUT_AMOUNT.includes(status);
  // The arithmetic names the stage, and with it what the police still hold back.
  const explained = told && !held;
  const verbs = legalRewardVerbs(snapshotOf(row, steps), { kind: 'REPORTER' }, now);
  const pickUp = row.status === 'CLAIMED' && row.claimChannel !== 'BANK';
  const appeal = mayAppeal(row, steps, days, now);
  const { pickUpCodeAllowed } = days.settings;
  return {
    reference: row.reference,
    status,
    statusSince: since(row, steps, status).toISOString(),
    amountFen: told ? row.amountFen : null,
    explanationZh: explained ? explainZh(row.trace, 'PUBLIC').join('') : null,
    explanationEn: explained ? explainEn(row.trace, 'PUBLIC').join(' ') : null,
    sentenceZh: explained && row.amountFen !== null ? sentenceZh(row.trace, row.amountFen) : null,
    sentenceEn: explained && row.amountFen !== null ? sentenceEn(row.trace, row.amountFen) : null,
    reason: WITH_REASON.includes(status) ? row.reason : null,
    claimUntil: status === 'TO_CLAIM' ? (row.claimUntil?.toISOString() ?? null) : null,
    daysLeft: status === 'TO_CLAIM' && row.claimUntil ? daysLeft(row.claimUntil, now) : null,
    claimChannel: row.claimChannel,
    promise: promised(row, steps, days, now),
    appeal: toldOf(row, steps),
    joint,
    may: {
      claim: verbs.includes('claim'),
      waive: verbs.includes('waive'),
      correctAccount: verbs.includes('correctAccount'),
      proxy: verbs.includes('claim') && proxy && pickUpCodeAllowed,
      renewCode: pickUp && pickUpCodeAllowed,
      appeal: appeal && { kind: appeal.kind, until: appeal.until.toISOString() },
    },
  };
}

/** What the office owes the reporter of this award, and by when; an answer to their request comes first. */
function promised(
  row: RewardRecord,
  steps: readonly RewardStepRecord[],
  days: OfficeDays,
  now: Date,
): Shown['promise'] {
  if (row.appealedAt && waitsForAnswer(row)) {
    const owed = days.owed(days.due('decideReview', row.appealedAt), now);
    return owed && { ...owed, what: 'ANSWER' };
  }
  const running = promiseOf(steps, row.claimChannel);
  if (!running) return null;
  const due = running.clocks.reduce((from, clock) => days.due(clock, from), running.since);
  const owed = days.owed(due, now);
  return owed && { ...owed, what: running.promise };
}

function toldOf(row: RewardRecord, steps: readonly RewardStepRecord[]): Shown['appeal'] {
  const told = appealTold(row, steps);
  if (!told) return null;
  const { askedAt, answeredAt } = told;
  return {
    ...told,
    askedAt: askedAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}

/** When the public status began: the office's own steps within it stay the office's. */
function since(row: RewardRecord, steps: readonly RewardStepRecord[], status: PublicRewardStatus): Date {
  const before = steps.findLastIndex((step) => publicReward(step.to) !== status);
  return steps[before + 1]?.at ?? row.statusSince;
}

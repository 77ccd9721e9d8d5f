import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import { isOneOf } from '../../domain/acting.ts';
import {
  CLAIM_CHANNELS,
  REWARD_STATUSES,
  REWARD_TRANSITIONS,
  type RewardVerb,
  appealKindOf,
  owedRewardStep,
} from '../../domain/reward.ts';
import type { Role } from '../../domain/roles.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import type { NoticeTemplate, Notices } from '../notifications/notices.ts';
import { waitsForAnswer } from './appeal-state.ts';
import type { RewardRecord, Turn } from './rewards.store.ts';

type Waiting = Pick<RewardRecord, 'id' | 'status' | 'statusSince' | 'claimChannel' | 'claimUntil'> &
  Pick<RewardRecord, 'proposalVerb' | 'proposalBy' | 'appealedAt' | 'appealAnsweredAt'>;

/** The two-person steps. */
const PROPOSED_VERBS = REWARD_TRANSITIONS.flatMap((row) => ('proposedBy' in row ? [row.verb] : []));
const PAYERS: readonly string[] = ['PAYMENT_MAKER', 'PAYMENT_CHECKER'];

/** Who owes the next step of a reward; null where it rests. */
export function owedOf(reward: Waiting, lead: Pick<LeadRecord, 'identityMode'>) {
  return owedRewardStep(reward.status, {
    claimChannel: reward.claimChannel,
    proposal: reward.proposalVerb
      ? { verb: reward.proposalVerb as RewardVerb, by: reward.proposalBy ?? 'SYSTEM' }
      : null,
    anonymous: lead.identityMode === 'ANON',
    appealed: waitsForAnswer(reward),
  });
}

/** Which rewards wait for somebody with these roles, as a list asks for them. */
export function turnOf(actor: Actor): Turn {
  const owes = (owed: ReturnType<typeof owedRewardStep>) => owed !== null && isOneOf(actor, owed.by);
  return {
    statuses: REWARD_STATUSES.filter((status) =>
      CLAIM_CHANNELS.some((claimChannel) => owes(owedRewardStep(status, { claimChannel }))),
    ),
    proposals: PROPOSED_VERBS.filter((verb) =>
      owes(owedRewardStep('ELIGIBILITY', { proposal: { verb, by: 'SYSTEM' } })),
    ),
    appeals: REWARD_STATUSES.filter(
      (status) => appealKindOf(status) !== null && owes(owedRewardStep(status, { appealed: true })),
    ),
  };
}

/** Keeps the promises: when the next step is due, and whom to tell. */
export function makeRewardTurns({ notices }: { notices: Notices }) {
  return {
    /** When the next step is due; a claim by the date that the reporter was told. */
    dueAt(reward: Waiting, lead: LeadRecord, days: OfficeDays, now: Date): Date | null {
      const owed = owedOf(reward, lead);
      if (reward.status === 'NOTIFIED' && !reward.proposalVerb) return reward.claimUntil;
      // A notice that a hold keeps back is owed from the day the hold ends.
      if (reward.status === 'FUNDED' && lead.disclosureHoldUntil && lead.disclosureHoldUntil > now)
        return days.due('notify', lead.disclosureHoldUntil);
      if (!owed?.clock) return null;
      const since = reward.appealedAt && waitsForAnswer(reward) ? reward.appealedAt : reward.statusSince;
      return days.due(owed.clock, reward.proposalVerb ? now : since);
    },

    /** Mail to the staff whose turn it is; the reporter looks by receipt. */
    async tell(tx: Tx, reward: Waiting, lead: LeadRecord, now: Date): Promise<void> {
      const roles = (owedOf(reward, lead)?.by ?? []).filter(
        (hat): hat is Role => hat !== 'SYSTEM' && hat !== 'REPORTER',
      );
      if (roles.length) await notices.tell(tx, { ...placeOf(roles, reward.id), roles }, now);
    },
  };
}
export type RewardTurns = ReturnType<typeof makeRewardTurns>;

function placeOf(roles: readonly Role[], rewardId: string): { template: NoticeTemplate; path: string } {
  if (roles.some((role) => PAYERS.includes(role)))
    return { template: 'PAYMENT_TURN', path: '/finance/payments' };
  if (roles.includes('PAYOUT_OFFICER')) return { template: 'PAYMENT_TURN', path: '/finance/counter' };
  return { template: 'REWARD_TURN', path: `/finance/rewards/${rewardId}` };
}

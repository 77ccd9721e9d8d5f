import type { Tx } from '../../db/connection.ts';
import { type IdentityCheckState, answersInForce } from '../../domain/reward.ts';
import type { RewardScheme } from '../../domain/scheme.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import type { RewardStepRecord } from '../rewards/rewards.store.ts';
import type { EligibilityStore, ExclusionRecord, IdentityCheckRecord } from './eligibility.store.ts';

/** What is known of an award's eligibility now. */
export type Standing = {
  answers: Map<string, ExclusionRecord>;
  check: IdentityCheckRecord | null;
  identityCheck: IdentityCheckState;
};

type About = {
  rewardId: string;
  /** Oldest first. */
  steps: readonly RewardStepRecord[];
  lead: Pick<LeadRecord, 'identityMode'>;
  scheme: RewardScheme;
};

/** A review that was founded (R21) and the end of a hold (R32) begin the check anew. */
const BEGINS_ANEW: readonly string[] = ['R21', 'R32'];

export async function standingOf(tx: Tx, store: EligibilityStore, about: About): Promise<Standing> {
  const since = about.steps.findLast(({ transition }) => BEGINS_ANEW.includes(transition))?.at ?? null;
  const answers = answersInForce(await store.answers(tx, about.rewardId), since);
  const last = await store.lastCheck(tx, about.rewardId);
  const check = last && (since === null || last.askedAt >= since) ? last : null;
  return { answers, check, identityCheck: stateOf(check, about) };
}

function stateOf(check: IdentityCheckRecord | null, { lead, scheme }: About): IdentityCheckState {
  if (check) return check.answeredAt ? 'ANSWERED' : 'WAITING';
  // What one person may have a year can only be reckoned where somebody knows who it is.
  const capped = scheme.caps?.per_reporter_year_fen !== undefined;
  return capped && lead.identityMode === 'NAMED' ? 'NEEDED' : 'NOT_NEEDED';
}

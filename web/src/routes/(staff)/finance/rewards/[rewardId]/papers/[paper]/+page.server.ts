import { error } from '@sveltejs/kit';
import { readRewardPaper } from '$contract/reward-papers.ts';
import { REWARD_PAPERS } from '$contract/vocabulary.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

/** A paper of an award as a sheet to print; opening it is on the log. */
export const load: PageServerLoad = async (event) => {
  const { rewardId } = event.params;
  const paper = REWARD_PAPERS.find((one) => one === event.params.paper);
  if (!paper) error(404);
  const found = opened(event, await call(event.fetch, readRewardPaper, { params: { rewardId, paper } }));
  return { rewardId, paper, found };
};

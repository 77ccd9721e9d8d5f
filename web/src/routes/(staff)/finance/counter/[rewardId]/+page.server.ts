import { error } from '@sveltejs/kit';
import { listCounter } from '$contract/counter.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

/** The paper that somebody signs at the counter, while their pick-up is open. */
export const load: PageServerLoad = async (event) => {
  const { open } = opened(event, await call(event.fetch, listCounter));
  const item = open.find(({ rewardId }) => rewardId === event.params.rewardId);
  return { item: item ?? error(404) };
};

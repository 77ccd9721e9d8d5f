import { readClocks } from '$contract/rules.ts';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** How long each step may take, by the district's own settings. */
export const load: PageServerLoad = async ({ fetch }) => {
  const answer = await call(fetch, readClocks);
  return { clocks: answer.ok ? answer.data.clocks : null };
};

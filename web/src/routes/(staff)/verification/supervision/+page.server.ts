import { readSupervision } from '$contract/dashboards.ts';
import { call } from '#lib/api.ts';
import { periodAsked, today } from '#lib/server/period.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { period } = periodAsked(event.url);
  const answer = await call(event.fetch, readSupervision, { query: period ? { period } : {} });
  const wrong = !answer.ok && answer.error.code === 'BAD_REQUEST';
  const supervision = opened(event, wrong ? await call(event.fetch, readSupervision) : answer);
  return { supervision, wrong, today: today(event), period: wrong ? undefined : period };
};

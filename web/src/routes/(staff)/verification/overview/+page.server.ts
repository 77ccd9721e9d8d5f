import { readOverview } from '$contract/dashboards.ts';
import { call } from '#lib/api.ts';
import { periodAsked, today } from '#lib/server/period.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = periodAsked(event.url);
  const answer = await call(event.fetch, readOverview, { query });
  const wrong = !answer.ok && answer.error.code === 'BAD_REQUEST';
  const overview = opened(event, wrong ? await call(event.fetch, readOverview) : answer);
  return { overview, wrong, today: today(event), period: query.period ?? '', asked: query };
};

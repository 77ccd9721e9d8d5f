import { readStatistics } from '$contract/statistics.ts';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** The last whole year's two figures, where both may be told. */
export const load: PageServerLoad = async ({ fetch }) => {
  const answer = await call(fetch, readStatistics);
  const year = answer.ok ? answer.data.years[0] : undefined;
  if (!year || year.counts.accepted === null || year.counts.verified === null) return { lastYear: null };
  return {
    lastYear: { year: year.period, accepted: year.counts.accepted, verified: year.counts.verified },
  };
};

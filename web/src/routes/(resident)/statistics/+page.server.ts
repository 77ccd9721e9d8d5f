import { readStatistics } from '$contract/statistics.ts';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** What is published of one year; without a year asked for, of the last whole one, else of the one that runs. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const answer = await call(fetch, readStatistics);
  if (!answer.ok) return { told: null };
  const { years, quarters, small, nextAt } = answer.data;
  const all = [...years, ...quarters].map(({ period }) => period.slice(0, 4));
  const choices = [...new Set(all)].sort().reverse();
  const asked = url.searchParams.get('year') ?? '';
  const year = choices.includes(asked) ? asked : (years[0]?.period ?? choices[0] ?? null);
  return {
    told: {
      small,
      nextAt,
      choices: choices.map((each) => ({ year: each, whole: years.some(({ period }) => period === each) })),
      year,
      whole: years.find(({ period }) => period === year) ?? null,
      quarters: quarters.filter(({ period }) => period.startsWith(`${year}-`)).reverse(),
    },
  };
};

import { readFundReport } from '$contract/fund-reports.ts';
import { readFund } from '$contract/fund.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('year') ?? '';
  // Without a year: that of the fund which the overview shows.
  const year = /^20\d\d$/.test(asked)
    ? asked
    : String(opened(event, await call(event.fetch, readFund, { query: {} })).fiscalYear);
  const query = { lang: event.locals.locale };
  return {
    report: opened(event, await call(event.fetch, readFundReport, { params: { year }, query })),
    year,
  };
};

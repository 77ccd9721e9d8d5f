import { fail } from '@sveltejs/kit';
import { type LogFilter, listLogEntries, readLogOverview, verifyLog } from '$contract/audit.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = ['from', 'to', 'act', 'staffId', 'lead'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const filter: LogFilter = {};
  for (const name of FIELDS) {
    const value = searchParams.get(name)?.trim();
    if (value) filter[name] = value;
  }
  const before = Number(searchParams.get('before') ?? Number.NaN);
  const page = Number.isSafeInteger(before) && before >= 0 ? { before } : {};
  const overview = opened(event, await call(event.fetch, readLogOverview));
  const found = await call(event.fetch, listLogEntries, { query: { ...filter, ...page } });
  // A mistyped reference is told beside the filter, not as a page that isn't there.
  const wrong = !found.ok && found.error.code === 'BAD_REQUEST';
  const { entries, next } = wrong ? { entries: [], next: null } : opened(event, found);
  const asked = new URLSearchParams(filter).toString();
  return { overview, entries, next, filter, asked, wrong, paged: 'before' in page };
};

export const actions: Actions = {
  verify: async ({ fetch }) => {
    const answer = await call(fetch, verifyLog);
    return answer.ok ? { verdict: answer.data } : fail(answer.error.status, { problem: answer.error });
  },
};

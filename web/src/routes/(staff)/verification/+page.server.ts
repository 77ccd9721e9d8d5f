import { redirect } from '@sveltejs/kit';
import { listLeads, listOfficers } from '$contract/leads.ts';
import { listViews } from '$contract/saved-views.ts';
import { call } from '#lib/api.ts';
import { type AskedFilter, CONDITIONS, askedIn, queueHref } from '#lib/office/queue/asked.ts';
import { remove, rename, save, search } from '#lib/server/queue-actions.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const TRAYS = ['MY_TURN', 'UNVERIFIED', 'OVERDUE', 'OPEN', 'ALL'] as const;
const LAST_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const tray = TRAYS.find((one) => one === searchParams.get('tray')) ?? 'MY_TURN';
  const page = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(searchParams.get('page')) || 1)));
  const asked = askedIn(searchParams);
  // A form sends its empty boxes too; an address that is kept or handed on says only what was asked.
  const empty = CONDITIONS.some((name) => searchParams.has(name) && asked[name] === undefined);
  if (empty && event.request.method === 'GET') redirect(303, queueHref(tray, asked));
  const answer = await call(event.fetch, listLeads, { query: { tray, page, ...(asked as AskedFilter) } });
  const wrong = !answer.ok && answer.error.code === 'BAD_REQUEST' ? answer.error : undefined;
  const queue = opened(event, wrong ? await call(event.fetch, listLeads, { query: { tray } }) : answer);
  const { views } = opened(event, await call(event.fetch, listViews));
  const { officers } = opened(event, await call(event.fetch, listOfficers));
  return {
    queue: wrong ? { ...queue, rows: [], total: 0 } : queue,
    tray,
    asked,
    wrong,
    views,
    officers,
  };
};

export const actions = { search, save, rename, remove } satisfies Actions;

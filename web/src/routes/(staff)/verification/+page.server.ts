import { listLeads } from '$contract/leads.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

const TRAYS = ['MY_TURN', 'UNVERIFIED', 'OVERDUE', 'OPEN', 'ALL'] as const;

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams.get('tray');
  const tray = TRAYS.find((one) => one === wanted) ?? 'MY_TURN';
  const page = Number(event.url.searchParams.get('page')) || 1;
  const queue = opened(event, await call(event.fetch, listLeads, { query: { tray, page } }));
  return { queue, tray };
};

import { readBoard } from '$contract/board.ts';
import { listHolds } from '$contract/disclosure-holds.ts';
import { listLeads } from '$contract/leads.ts';
import { call } from '#lib/api.ts';
import { mayUse, opened, openedOrNull } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  board: opened(event, await call(event.fetch, readBoard)),
  holds: openedOrNull(event, await call(event.fetch, listHolds))?.holds ?? null,
  // Leaders read numbers; who works on leads goes from each number to its list.
  links: mayUse(await requireStaff(event), listLeads),
});

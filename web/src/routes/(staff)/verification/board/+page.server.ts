import { readBoard } from '$contract/board.ts';
import { listLeads } from '$contract/leads.ts';
import { call } from '#lib/api.ts';
import { mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  board: opened(event, await call(event.fetch, readBoard)),
  // Leaders read numbers; who works on leads goes from each number to its list.
  links: mayUse(await requireStaff(event), listLeads),
});

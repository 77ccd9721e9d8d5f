import { error } from '@sveltejs/kit';
import { readTransferPaper } from '$contract/transfer-papers.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

/** A paper of the transfer to the police as a sheet to print. */
export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  const paper = (['letter', 'report', 'list'] as const).find((one) => one === event.params.paper);
  if (!paper) error(404);
  const found = opened(event, await call(event.fetch, readTransferPaper, { params: { leadId, paper } }));
  return { leadId, paper, found };
};

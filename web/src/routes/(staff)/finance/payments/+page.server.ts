import { buildBatch, listPayouts } from '$contract/payouts.ts';
import { call } from '#lib/api.ts';
import { listOf, missing, refused, textOf, ticked } from '#lib/server/form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const payouts = opened(event, await call(event.fetch, listPayouts));
  return { payouts, mayBuild: mayUse(await requireStaff(event), buildBatch), shown: crypto.randomUUID() };
};

export const actions: Actions = {
  build: async ({ request, fetch }) => {
    const form = await request.formData();
    const rewardIds = listOf(form, 'rewardIds');
    const everything = ticked(form, 'everything');
    const template = textOf(form, 'template');
    if (rewardIds.length === 0 && !everything)
      return refused(missing({ path: 'rewardIds', code: 'NOT_ENOUGH' }), form);
    const body = { ...(everything ? { everything } : { rewardIds }), template };
    const answer = await call(fetch, buildBatch, { body });
    return answer.ok ? doneAt(`/finance/payments/${answer.data.id}`, 'built') : refused(answer.error, form);
  },
};

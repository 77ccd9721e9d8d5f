import { readReconciliation, signReconciliation } from '$contract/fund-months.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  return {
    ...opened(event, await call(fetch, readReconciliation, { params })),
    done: url.searchParams.has('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  sign: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const reason = textOf(form, 'reason') as 'IN_TRANSIT' | '';
    const answer = await call(fetch, signReconciliation, { params, body: reason ? { reason } : {} });
    return answer.ok ? doneAt(`/finance/fund/months/${params.period}`, 'sign') : refused(answer.error, form);
  },
};

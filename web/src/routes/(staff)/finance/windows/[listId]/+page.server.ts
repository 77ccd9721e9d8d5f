import { closeWindowList, readWindowList } from '$contract/window-lists.ts';
import { call } from '#lib/api.ts';
import { refused } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: opened(event, await call(event.fetch, readWindowList, { params: event.params })),
  closed: event.url.searchParams.get('done') === 'closed',
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  close: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const answer = await call(fetch, closeWindowList, { params });
    return answer.ok ? doneAt(`/finance/windows/${params.listId}`, 'closed') : refused(answer.error, form);
  },
};

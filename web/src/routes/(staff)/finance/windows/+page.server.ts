import { listWindowLists, makeWindowList } from '$contract/window-lists.ts';
import { call } from '#lib/api.ts';
import { refused } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listWindowLists)),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  make: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, makeWindowList);
    return answer.ok ? doneAt(`/finance/windows/${answer.data.id}`, 'made') : refused(answer.error, form);
  },
};

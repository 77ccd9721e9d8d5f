import { admitMember, listDesks } from '$contract/sessions.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listDesks)),
  done: event.url.searchParams.has('done'),
});

export const actions: Actions = {
  admit: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, admitMember, {
      params: { deskId: textOf(form, 'deskId') },
      body: { staffId: textOf(form, 'staffId') },
    });
    return answer.ok ? doneAt('/office/desks', 'admit') : refused(answer.error, form);
  },
};

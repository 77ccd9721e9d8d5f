import { listColleagues, startHelp } from '$contract/account-help.ts';
import { admitMember, listDesks, renewDeskKey } from '$contract/sessions.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/office/desks';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listDesks)),
  ...opened(event, await call(event.fetch, listColleagues)),
  done: event.url.searchParams.get('done'),
});

export const actions: Actions = {
  admit: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, admitMember, {
      params: { deskId: textOf(form, 'deskId') },
      body: { staffId: textOf(form, 'staffId') },
    });
    return answer.ok ? doneAt(HERE, 'admit') : refused(answer.error, form);
  },
  renew: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, renewDeskKey, { params: { deskId: textOf(form, 'deskId') } });
    return answer.ok ? doneAt(HERE, 'renew') : refused(answer.error, form);
  },
  help: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, startHelp, { body: { staffId: textOf(form, 'staffId') } });
    if (!answer.ok) return refused(answer.error, form);
    // Shown on this answer and never again.
    return { issued: { name: textOf(form, 'name'), ...answer.data } };
  },
};

import { readChannels, saveChannels } from '$contract/channels.ts';
import { call } from '#lib/api.ts';
import { inTheRows, rowsOf } from '#lib/server/channel-form.ts';
import { integerOf, refused } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/channels';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readChannels)),
  done: event.url.searchParams.has('done'),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const rows = rowsOf(form);
    const body = { version: integerOf(form, 'version') ?? 0, channels: rows.map(({ channel }) => channel) };
    const answer = await call(fetch, saveChannels, { body });
    return answer.ok ? doneAt(HERE, 'saved') : refused(inTheRows(answer.error, rows), form);
  },
};

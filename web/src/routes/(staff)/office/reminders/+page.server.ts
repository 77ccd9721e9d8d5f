import { endFeed, makeFeed, readReminders, saveReminders, type Reminders } from '$contract/reminders.ts';
import { call } from '#lib/api.ts';
import { refused, textOf, ticked } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/office/reminders';

export const load: PageServerLoad = async (event) => ({
  reminders: opened(event, await call(event.fetch, readReminders)),
  done: event.url.searchParams.get('done'),
});

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const language = textOf(form, 'language') as Reminders['language'];
    const answer = await call(fetch, saveReminders, { body: { digest: ticked(form, 'digest'), language } });
    return answer.ok ? doneAt(HERE, 'saved') : refused(answer.error, form);
  },
  // Shown on this answer only; it stands in no address of ours.
  makeFeed: async ({ request, fetch }) => {
    const answer = await call(fetch, makeFeed);
    return answer.ok ? { address: answer.data.address } : refused(answer.error, await request.formData());
  },
  endFeed: async ({ request, fetch }) => {
    const answer = await call(fetch, endFeed);
    return answer.ok ? doneAt(HERE, 'ended') : refused(answer.error, await request.formData());
  },
};

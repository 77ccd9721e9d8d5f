import { askUnseal, listUnseals } from '$contract/unseals.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listUnseals)),
  reference: event.url.searchParams.get('lead') ?? '',
  done: event.url.searchParams.get('done'),
});

type Asked = NonNullable<NonNullable<Parameters<typeof call<typeof askUnseal>>[2]>['body']>;

export const actions: Actions = {
  ask: async ({ request, fetch }) => {
    const form = await request.formData();
    const [reference, kind, reason, purpose] = ['reference', 'kind', 'reason', 'purpose'].map((name) =>
      textOf(form, name),
    );
    const answer = await call(fetch, askUnseal, { body: { reference, kind, reason, purpose } as Asked });
    return answer.ok ? doneAt(`/office/unseals/${answer.data.id}`, 'asked') : refused(answer.error, form);
  },
};

import type { RequestEvent } from '@sveltejs/kit';
import { answerUnseal, endUnseal, openUnseal, readUnseal } from '$contract/unseals.ts';
import { call } from '#lib/api.ts';
import { optionalText, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  unseal: opened(event, await call(event.fetch, readUnseal, { params: event.params })),
  done: event.url.searchParams.get('done'),
});

type UnsealEvent = RequestEvent<{ unsealId: string }>;

async function answer({ request, fetch, params }: UnsealEvent) {
  const form = await request.formData();
  const approve = textOf(form, 'act') === 'approve';
  const words = optionalText(form, 'answer');
  const body = { approve, ...(words ? { answer: words } : {}) };
  const told = await call(fetch, answerUnseal, { params, body });
  if (!told.ok) return refused(told.error, form);
  return doneAt(`/office/unseals/${params.unsealId}`, approve ? 'approved' : 'refused');
}

export const actions = {
  answer,
  end: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const told = await call(fetch, endUnseal, { params, body: {} });
    return told.ok ? doneAt(`/office/unseals/${params.unsealId}`, 'ended') : refused(told.error, form);
  },
  // What is opened travels in this one answer and stands in no address and no cookie.
  open: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const told = await call(fetch, openUnseal, { params, body: {} });
    return told.ok ? { opened: told.data } : refused(told.error, form);
  },
} satisfies Actions;

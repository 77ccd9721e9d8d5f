import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { searchLeads } from '$contract/leads.ts';
import { removeView, renameView, saveView, type ViewFilter } from '$contract/saved-views.ts';
import { call } from '#lib/api.ts';
import { type AskedFilter, askedIn, queueHref } from '#lib/office/queue/asked.ts';
import { integerOf, optionalText, refused, textOf, typedOf } from './form.ts';

/** The queue as it stood when the form was sent. */
const backTo = ({ url }: RequestEvent): string =>
  queueHref(url.searchParams.get('tray') ?? 'MY_TURN', askedIn(url.searchParams));

/** Shows what was found; the words go back into their box and nowhere else. */
export async function search(event: RequestEvent) {
  const form = await event.request.formData();
  const words = textOf(form, 'words');
  const { q: _reference, ...filter } = askedIn(form) as AskedFilter;
  const page = integerOf(form, 'page') ?? 1;
  const answer = await call(event.fetch, searchLeads, { body: { words, page, ...filter } });
  if (!answer.ok) return fail(answer.error.status, { problem: answer.error, typed: typedOf(form) });
  return { found: answer.data, words };
}

export async function save(event: RequestEvent) {
  const form = await event.request.formData();
  const tray = optionalText(form, 'tray');
  const filter = { ...(tray ? { tray } : {}), ...askedIn(form) } as ViewFilter;
  const answer = await call(event.fetch, saveView, { body: { name: textOf(form, 'name'), filter } });
  return answer.ok ? redirect(303, backTo(event)) : refused(answer.error, form);
}

export async function rename(event: RequestEvent) {
  const form = await event.request.formData();
  const answer = await call(event.fetch, renameView, {
    params: { viewId: textOf(form, 'viewId') },
    body: { name: textOf(form, 'name') },
  });
  return answer.ok ? redirect(303, backTo(event)) : refused(answer.error, form);
}

/** One that is gone already is gone all the same. */
export async function remove(event: RequestEvent) {
  const form = await event.request.formData();
  await call(event.fetch, removeView, { params: { viewId: textOf(form, 'viewId') } });
  return redirect(303, backTo(event));
}

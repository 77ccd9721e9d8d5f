import { aboutLicences, searchLicences } from '$contract/licences.ts';
import { call } from '#lib/api.ts';
import { refused, textOf, typedOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const answer = await call(fetch, aboutLicences);
  return { list: answer.ok ? answer.data.list : null };
};

export const actions: Actions = {
  /** By POST, so that no address and no history tells whom somebody was looking for. */
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, searchLicences, { body: { typed: textOf(form, 'typed') } });
    if (!answer.ok) return refused(answer.error, form);
    return { found: answer.data, typed: typedOf(form) };
  },
};

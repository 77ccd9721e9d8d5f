import { error, fail } from '@sveltejs/kit';
import { draftScheme, listSchemes, SCHEME_EXAMPLE } from '$contract/schemes.ts';
import { call } from '#lib/api.ts';
import { missing, typedOf } from '#lib/server/form.ts';
import { documentOf } from '#lib/server/scheme-form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { schemes } = opened(event, await call(event.fetch, listSchemes));
  if (!mayUse(await requireStaff(event), draftScheme)) error(403);
  const from = event.url.searchParams.get('from');
  const start = schemes.find(({ id }) => id === from) ?? schemes[0];
  return { start: start?.document ?? SCHEME_EXAMPLE };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const read = documentOf(form);
    if ('broken' in read)
      return fail(422, {
        problem: missing({ path: 'document', code: 'BAD_FORMAT' }),
        typed: typedOf(form, ['document']),
      });
    const answer = await call(fetch, draftScheme, { body: read.document });
    if (answer.ok) return doneAt('/finance/schemes', 'draft');
    // Each place is told beside its box, as the example is reckoned; here only that it was not saved.
    const problem = { ...answer.error, fields: [] };
    return fail(problem.status, { problem, typed: typedOf(form, ['document']) });
  },
};

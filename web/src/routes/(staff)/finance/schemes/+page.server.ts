import { fail } from '@sveltejs/kit';
import { activateScheme, draftScheme, listSchemes, proposeScheme } from '$contract/schemes.ts';
import { DOCUMENT_BYTES } from '$contract/official-document.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf, typedOf } from '#lib/server/form.ts';
import { fieldsAndPaper } from '#lib/server/one-file-form.ts';
import { documentOf, startText } from '#lib/server/scheme-form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/finance/schemes';

export const load: PageServerLoad = async (event) => {
  const { schemes } = opened(event, await call(event.fetch, listSchemes));
  const me = await requireStaff(event);
  const from = event.url.searchParams.get('from');
  const start = schemes.find(({ id }) => id === from) ?? schemes[0];
  return {
    schemes,
    from,
    start: mayUse(me, draftScheme) ? startText(start?.document) : null,
    done: event.url.searchParams.get('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  draft: async ({ request, fetch }) => {
    const form = await request.formData();
    const read = documentOf(form);
    const unread = missing({ path: 'document', code: 'BAD_FORMAT' });
    if ('broken' in read) return fail(422, { problem: unread, typed: typedOf(form), broken: read.broken });
    const answer = await call(fetch, draftScheme, { body: read.document });
    if (answer.ok) return doneAt(HERE, 'draft');
    // The places lie inside the one box of the form, which can't be led to each of them.
    const places = answer.error.fields;
    const problem = { ...answer.error, fields: places.length > 0 ? unread.fields : [] };
    return fail(problem.status, { problem, typed: typedOf(form), places });
  },
  propose: async (event) => {
    const { form, paper } = await fieldsAndPaper(event, DOCUMENT_BYTES);
    const wrong = (code: 'TOO_LONG' | 'REQUIRED') => refused(missing({ path: 'document', code }), form);
    if (paper === 'TOO_LARGE') return wrong('TOO_LONG');
    if (!paper) return wrong('REQUIRED');
    const params = { schemeId: textOf(form, 'schemeId') };
    const body = { documentNo: textOf(form, 'documentNo'), document: paper };
    const answer = await call(event.fetch, proposeScheme, { params, body });
    return answer.ok ? doneAt(HERE, 'propose') : refused(answer.error, form);
  },
  activate: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { schemeId: textOf(form, 'schemeId') };
    const body = { documentNo: textOf(form, 'documentNo') };
    const answer = await call(fetch, activateScheme, { params, body });
    return answer.ok ? doneAt(HERE, 'activate') : refused(answer.error, form);
  },
};

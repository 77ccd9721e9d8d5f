import {
  EXCLUSION_FILE_BYTES,
  answerIdentityCheck,
  dropExclusionList,
  listIdentityChecks,
  uploadExclusionList,
} from '$contract/identity-checks.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/vault/checks';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listIdentityChecks)),
  done: event.url.searchParams.get('done'),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  answer: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, answerIdentityCheck, { params: { checkId: textOf(form, 'checkId') } });
    return answer.ok ? doneAt(HERE, answer.data.listed ? 'yes' : 'no') : refused(answer.error, form);
  },
  drop: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, dropExclusionList, { params: { listId: textOf(form, 'listId') } });
    return answer.ok ? doneAt(HERE, 'dropped') : refused(answer.error, form);
  },
  upload: async (event) => {
    const { form, file } = await fieldsAndFile(event, EXCLUSION_FILE_BYTES);
    form.set('act', 'upload');
    if (file === 'TOO_LARGE') return refused(missing({ path: 'file', code: 'TOO_LONG' }), form);
    const kind = (['STAFF', 'CASE'] as const).find((one) => one === textOf(form, 'kind'));
    if (!kind) return refused(missing({ path: 'kind', code: 'REQUIRED' }), form);
    const body = { kind, reference: textOf(form, 'reference'), file: file.toString('base64') };
    const answer = await call(event.fetch, uploadExclusionList, { body });
    return answer.ok ? doneAt(HERE, 'uploaded') : refused(answer.error, form);
  },
};

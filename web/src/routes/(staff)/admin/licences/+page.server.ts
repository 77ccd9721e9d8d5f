import {
  discardLicences,
  LICENCE_FILE_BYTES,
  publishLicences,
  readLicences,
  uploadLicences,
} from '$contract/licences.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { missing } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/licences';
const ACTS = ['upload', 'publish', 'discard'] as const;

export const load: PageServerLoad = async (event) => {
  const done = event.url.searchParams.get('done');
  return {
    ...opened(event, await call(event.fetch, readLicences)),
    done: ACTS.find((act) => act === done) ?? null,
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  upload: async (event) => {
    const { form, file } = await fieldsAndFile(event, LICENCE_FILE_BYTES);
    form.set('act', 'upload');
    if (file === 'TOO_LARGE') return refused(missing({ path: 'file', code: 'TOO_LONG' }), form);
    const body = {
      source: textOf(form, 'source'),
      asOf: textOf(form, 'asOf'),
      file: file.toString('base64'),
    };
    const answer = await call(event.fetch, uploadLicences, { body });
    return answer.ok ? doneAt(HERE, 'upload') : refused(answer.error, form);
  },
  publish: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, publishLicences, { params: { listId: textOf(form, 'listId') } });
    return answer.ok ? doneAt(HERE, 'publish') : refused(answer.error, form);
  },
  discard: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, discardLicences, { params: { listId: textOf(form, 'listId') } });
    return answer.ok ? doneAt(HERE, 'discard') : refused(answer.error, form);
  },
};

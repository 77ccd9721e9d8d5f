import { MAX_VILLAGES, readVillages, saveVillages, VILLAGES_FILE_BYTES } from '$contract/villages.ts';
import { call } from '#lib/api.ts';
import { integerOf, missing, refused, textOf } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readVillages)),
  most: MAX_VILLAGES,
  done: event.url.searchParams.has('done'),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  default: async (event) => {
    const { form, file } = await fieldsAndFile(event, VILLAGES_FILE_BYTES);
    if (file === 'TOO_LARGE') return refused(missing({ path: 'file', code: 'TOO_LONG' }), form);
    const table = file.length > 0 ? file : Buffer.from(textOf(form, 'list'));
    if (table.length > VILLAGES_FILE_BYTES) return refused(missing({ path: 'list', code: 'TOO_LONG' }), form);
    const body = { version: integerOf(form, 'version') ?? 0, file: table.toString('base64') };
    const answer = await call(event.fetch, saveVillages, { body });
    return answer.ok ? doneAt('/admin/villages', 'saved') : refused(answer.error, form);
  },
};

import { closeMonth, importStatement, listMonths, STATEMENT_FILE_BYTES } from '$contract/fund-months.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await requireStaff(event);
  const done = event.url.searchParams.get('done');
  return {
    ...opened(event, await call(event.fetch, listMonths)),
    mayImport: mayUse(me, importStatement),
    done: (['close', 'statement'] as const).find((act) => act === done) ?? null,
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  close: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, closeMonth, { params: { period: textOf(form, 'period') } });
    return answer.ok ? doneAt('/finance/fund/months', 'close') : refused(answer.error, form);
  },
  statement: async (event) => {
    const { form, file } = await fieldsAndFile(event, STATEMENT_FILE_BYTES);
    if (file === 'TOO_LARGE') return refused(missing({ path: 'file', code: 'TOO_LONG' }), form);
    if (file.length === 0) return refused(missing({ path: 'file', code: 'REQUIRED' }), form);
    const answer = await call(event.fetch, importStatement, { body: { file: file.toString('base64') } });
    return answer.ok ? doneAt('/finance/fund/months', 'statement') : refused(answer.error, form);
  },
};

import { readCatalogues, saveCatalogues } from '$contract/catalogues.ts';
import { call } from '#lib/api.ts';
import { cataloguesOf } from '#lib/server/catalogues-form.ts';
import { integerOf, refused } from '#lib/server/form.ts';
import { atTheRows } from '#lib/server/places-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readCatalogues)),
  done: event.url.searchParams.has('done'),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const { lists, at } = cataloguesOf(form);
    const body = { version: integerOf(form, 'version') ?? 0, lists };
    const answer = await call(fetch, saveCatalogues, { body });
    return answer.ok ? doneAt('/admin/catalogues', 'saved') : refused(atTheRows(answer.error, at), form);
  },
};

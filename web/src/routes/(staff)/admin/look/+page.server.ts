import { fail } from '@sveltejs/kit';
import { isColour, nearestLead } from '$contract/palettes.ts';
import { readLook, saveEmblem, saveLook } from '$contract/look.ts';
import { call } from '#lib/api.ts';
import { integerOf, missing, refused, textOf } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/look';
const EMBLEM_BYTES = 512 * 1024;

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readLook)),
  done: event.url.searchParams.get('done'),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const palette = textOf(form, 'palette');
    const leadColour = (palette === 'OWN' ? textOf(form, 'look.leadColour') : palette).toLowerCase();
    const text = (name: string): string => textOf(form, `look.${name}`);
    const look = {
      nameZh: text('nameZh'),
      nameEn: text('nameEn'),
      cityZh: text('cityZh'),
      cityEn: text('cityEn'),
      regionZh: text('regionZh'),
      regionEn: text('regionEn'),
      leadColour,
    };
    const answer = await call(fetch, saveLook, { body: { version: integerOf(form, 'version') ?? 0, look } });
    if (answer.ok) return doneAt(HERE, 'look');
    const { status, data } = refused(answer.error, form, { act: 'save' });
    const light = data.problem.fields.some(
      ({ path, code }) => path === 'look.leadColour' && code === 'OUT_OF_RANGE',
    );
    return fail(status, { ...data, nearest: light && isColour(leadColour) ? nearestLead(leadColour) : null });
  },
  emblem: async (event) => {
    const { form, file } = await fieldsAndFile(event, EMBLEM_BYTES);
    if (file === 'TOO_LARGE' || file.length === 0) {
      const code = file === 'TOO_LARGE' ? 'TOO_LONG' : 'REQUIRED';
      return refused(missing({ path: 'picture', code }), form, { act: 'emblem' });
    }
    const body = { version: integerOf(form, 'version') ?? 0, picture: file.toString('base64') };
    const answer = await call(event.fetch, saveEmblem, { body });
    return answer.ok ? doneAt(HERE, 'emblem') : refused(answer.error, form, { act: 'emblem' });
  },
  seal: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { version: integerOf(form, 'version') ?? 0, picture: null };
    const answer = await call(fetch, saveEmblem, { body });
    return answer.ok ? doneAt(HERE, 'seal') : refused(answer.error, form, { act: 'seal' });
  },
};

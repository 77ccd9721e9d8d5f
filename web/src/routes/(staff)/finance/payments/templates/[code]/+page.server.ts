import { error } from '@sveltejs/kit';
import { listTemplates, previewTemplate, saveTemplate } from '$contract/payment-templates.ts';
import { call } from '#lib/api.ts';
import { integerOf, refused } from '#lib/server/form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { boxesOf, templateOf } from '#lib/server/template-form.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

/** What of a sample is shown; one of GB18030 is shown as what it says. */
const decoded = (base64: string, encoding: string): string =>
  new TextDecoder(encoding === 'GB18030' ? 'gb18030' : 'utf-8').decode(Buffer.from(base64, 'base64'));

export const load: PageServerLoad = async (event) => {
  const { templates } = opened(event, await call(event.fetch, listTemplates));
  const found = templates.find(({ code }) => code === event.params.code) ?? error(404);
  return {
    ...found,
    boxes: boxesOf(found.body),
    maySave: mayUse(await requireStaff(event), saveTemplate),
    saved: event.url.searchParams.get('done') === 'saved',
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  preview: async ({ request, fetch }) => {
    const form = await request.formData();
    const template = templateOf(form);
    const answer = await call(fetch, previewTemplate, { body: { template } });
    if (!answer.ok) return refused(answer.error, form);
    const { name, base64 } = answer.data;
    const text = template.format === 'XLSX' ? null : decoded(base64, template.encoding);
    const typed = Object.fromEntries(
      [...new Set(form.keys())].map((key) => [key, form.getAll(key).map(String)]),
    );
    return { act: 'template', typed, sample: { name, base64, text } };
  },
  save: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const body = { version: integerOf(form, 'version') ?? 0, template: templateOf(form) };
    const answer = await call(fetch, saveTemplate, { params, body });
    return answer.ok
      ? doneAt(`/finance/payments/templates/${params.code}`, 'saved')
      : refused(answer.error, form);
  },
};

import { readNotices, saveNotices } from '$contract/notices.ts';
import { call } from '#lib/api.ts';
import { integerOf, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readNotices)),
  done: event.url.searchParams.has('done'),
  shown: crypto.randomUUID(),
});

const FIELD = /^texts\.(.+)\.zh$/;

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const keys = [...form.keys()].flatMap((name) => FIELD.exec(name)?.[1] ?? []);
    // A browser sends its line ends as two letters.
    const said = (key: string, language: 'zh' | 'en') =>
      textOf(form, `texts.${key}.${language}`).replaceAll('\r\n', '\n');
    const texts = Object.fromEntries(keys.map((key) => [key, { zh: said(key, 'zh'), en: said(key, 'en') }]));
    const answer = await call(fetch, saveNotices, {
      body: { version: integerOf(form, 'version') ?? 0, texts },
    });
    return answer.ok ? doneAt('/admin/notices', 'saved') : refused(answer.error, form);
  },
};

import { DISTRICT_TEXTS } from '$contract/own-texts.ts';
import { readTexts, saveTexts } from '$contract/texts.ts';
import { call } from '#lib/api.ts';
import { lookUp } from '#lib/messages/translate.ts';
import { type Area, loadWords } from '#lib/messages/index.ts';
import { integerOf, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const AREAS = [...new Set(DISTRICT_TEXTS.map(({ key }) => key.split('.')[0] as Area))];

export const load: PageServerLoad = async (event) => {
  const [zh, en] = await Promise.all([loadWords('zh-CN', AREAS), loadWords('en', AREAS)]);
  return {
    ...opened(event, await call(event.fetch, readTexts)),
    portal: Object.fromEntries(
      DISTRICT_TEXTS.map(({ key }) => [key, { zh: lookUp(zh, key), en: lookUp(en, key) }]),
    ),
    done: event.url.searchParams.has('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const texts = Object.fromEntries(
      DISTRICT_TEXTS.map(({ key }) => [
        key,
        { zh: textOf(form, `texts.${key}.zh`), en: textOf(form, `texts.${key}.en`) },
      ]),
    );
    const answer = await call(fetch, saveTexts, {
      body: { version: integerOf(form, 'version') ?? 0, texts },
    });
    return answer.ok ? doneAt('/admin/texts', 'saved') : refused(answer.error, form);
  },
};

import { estimateReward, readRules } from '$contract/rules.ts';
import { call } from '#lib/api.ts';
import { listOf, refused, textOf, typedOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const answer = await call(fetch, readRules);
  return { read: answer.ok, rules: answer.ok ? answer.data.rules : null };
};

type Asked = NonNullable<Parameters<typeof call<typeof estimateReward>>[2]>['body'];

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const facts = [...new Set(form.keys())].filter((name) => name.startsWith('fact.'));
    const body = {
      identityMode: textOf(form, 'identityMode'),
      triggers: listOf(form, 'triggers'),
      // What is not known is left out.
      answers: facts
        .map((name) => ({ fact: name.slice('fact.'.length), choice: textOf(form, name) }))
        .filter(({ choice }) => choice !== ''),
    } as unknown as Asked;
    const answer = await call(fetch, estimateReward, { body });
    if (!answer.ok) return refused(answer.error, form);
    return { estimate: answer.data, typed: typedOf(form) };
  },
};

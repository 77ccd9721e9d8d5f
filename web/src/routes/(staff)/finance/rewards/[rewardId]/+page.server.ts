import { readReward, stepReward } from '$contract/rewards.ts';
import { call } from '#lib/api.ts';
import { parseYuan } from '#lib/money.ts';
import { integerOf, missing, optionalText, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const reward = opened(event, await call(fetch, readReward, { params }));
  return { reward, done: url.searchParams.get('done'), shown: crypto.randomUUID() };
};

type StepBody = NonNullable<NonNullable<Parameters<typeof call<typeof stepReward>>[2]>['body']>;

/** What of the form the step carries; yuan become fen here and nowhere else. */
function bodyOf(form: FormData, amountFen: number | undefined): StepBody {
  const words = ['reason', 'minutesReference', 'documentNo'].flatMap((name) => {
    const text = optionalText(form, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    version: integerOf(form, 'version') ?? 0,
    verb: textOf(form, 'verb'),
    ...(form.has('propose') ? { propose: true } : {}),
    ...(form.has('drop') ? { drop: true } : {}),
    ...Object.fromEntries(words),
    ...(amountFen === undefined ? {} : { amountFen }),
  } as StepBody;
}

export const actions: Actions = {
  step: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const yuan = form.has('amountFen') ? parseYuan(textOf(form, 'amountFen')) : undefined;
    if (yuan === null) {
      const code = textOf(form, 'amountFen') === '' ? 'REQUIRED' : 'NOT_A_NUMBER';
      return refused(missing({ path: 'amountFen', code }), form);
    }
    const body = bodyOf(form, yuan);
    const answer = await call(fetch, stepReward, { params, body });
    if (!answer.ok) return refused(answer.error, form);
    return doneAt(
      `/finance/rewards/${params.rewardId}`,
      body.drop ? 'drop' : `${body.propose ? 'propose-' : ''}${body.verb}`,
    );
  },
};

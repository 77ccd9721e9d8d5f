import { declareRecusal, declareTie, listRecusals, withdrawTie } from '$contract/recusals.ts';
import { call } from '#lib/api.ts';
import { optionalText, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/office/recusals';
type Tie = NonNullable<NonNullable<Parameters<typeof call<typeof declareTie>>[2]>['body']>;
type Recusal = NonNullable<NonNullable<Parameters<typeof call<typeof declareRecusal>>[2]>['body']>;

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listRecusals)),
  reference: event.url.searchParams.get('lead') ?? '',
  done: event.url.searchParams.get('done'),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  recuse: async ({ request, fetch }) => {
    const form = await request.formData();
    const staffId = optionalText(form, 'staffId');
    const body = {
      reference: textOf(form, 'reference'),
      reason: textOf(form, 'reason'),
      ...(staffId ? { staffId } : {}),
    } as Recusal;
    const answer = await call(fetch, declareRecusal, { body });
    return answer.ok ? doneAt(HERE, 'recused') : refused(answer.error, form);
  },
  tie: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      name: textOf(form, 'name'),
      creditCode: textOf(form, 'creditCode'),
      relation: textOf(form, 'relation'),
    } as Tie;
    const answer = await call(fetch, declareTie, { body });
    return answer.ok ? doneAt(HERE, 'tie') : refused(answer.error, form);
  },
  withdraw: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { tieId: textOf(form, 'tieId') };
    const answer = await call(fetch, withdrawTie, { params, body: {} });
    return answer.ok ? doneAt(HERE, 'withdrawn') : refused(answer.error, form);
  },
};

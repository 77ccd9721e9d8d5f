import { readBatch, settleBatch } from '$contract/payouts.ts';
import { stepReward } from '$contract/rewards.ts';
import { call } from '#lib/api.ts';
import { integerOf, listOf, refused, textOf } from '#lib/server/form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const batch = opened(event, await call(fetch, readBatch, { params }));
  const mayReport = mayUse(await requireStaff(event), settleBatch);
  return { batch, mayReport, done: url.searchParams.get('done'), shown: crypto.randomUUID() };
};

type Results = NonNullable<NonNullable<Parameters<typeof call<typeof settleBatch>>[2]>['body']>['results'];

export const actions: Actions = {
  settle: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const results = listOf(form, 'rewardIds').map((rewardId, at) => ({
      rewardId,
      outcome: textOf(form, `results.${at}.outcome`),
      bankReference: textOf(form, `results.${at}.bankReference`),
    })) as Results;
    const answer = await call(fetch, settleBatch, { params, body: { results } });
    return answer.ok ? doneAt(`/finance/payments/${params.batchId}`, 'settled') : refused(answer.error, form);
  },
  late: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const answer = await call(fetch, stepReward, {
      params: { rewardId: textOf(form, 'rewardId') },
      body: {
        version: integerOf(form, 'version') ?? 0,
        verb: 'reportLateReturn',
        documentNo: textOf(form, 'documentNo'),
      },
    });
    return answer.ok ? doneAt(`/finance/payments/${params.batchId}`, 'late') : refused(answer.error, form);
  },
};

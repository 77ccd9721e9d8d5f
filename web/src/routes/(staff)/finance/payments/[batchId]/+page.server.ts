import {
  bringLine,
  bringReturn,
  confirmReturn,
  dropReturn,
  RETURN_FILE_BYTES,
} from '$contract/bank-returns.ts';
import { cancelBatch, readBatch, releaseBatch } from '$contract/payouts.ts';
import { stepReward } from '$contract/rewards.ts';
import { call } from '#lib/api.ts';
import { integerOf, missing, refused, textOf } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['built', 'late', 'release', 'cancel', 'bring', 'confirm', 'drop'] as const;
const here = (batchId: string) => `/finance/payments/${batchId}`;
type Line = NonNullable<NonNullable<Parameters<typeof call<typeof bringLine>>[2]>['body']>;

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const page = Math.max(1, Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1);
  const batch = opened(event, await call(fetch, readBatch, { params, query: { page } }));
  const mayReport = mayUse(await requireStaff(event), releaseBatch);
  const done = DONE.find((each) => each === url.searchParams.get('done')) ?? null;
  return { batch, mayReport, done, shown: crypto.randomUUID() };
};

export const actions: Actions = {
  release: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const answer = await call(fetch, releaseBatch, { params });
    return answer.ok ? doneAt(here(params.batchId), 'release') : refused(answer.error, form);
  },
  cancel: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const answer = await call(fetch, cancelBatch, { params });
    return answer.ok ? doneAt(here(params.batchId), 'cancel') : refused(answer.error, form);
  },
  bring: async (event) => {
    const { fetch, params } = event;
    const { form, file } = await fieldsAndFile(event, RETURN_FILE_BYTES);
    form.set('act', 'bring');
    if (file === 'TOO_LARGE') return refused(missing({ path: 'file', code: 'TOO_LONG' }), form);
    if (file.length === 0) return refused(missing({ path: 'file', code: 'REQUIRED' }), form);
    const answer = await call(fetch, bringReturn, { params, body: { file: file.toString('base64') } });
    return answer.ok ? doneAt(here(params.batchId), 'bring') : refused(answer.error, form);
  },
  line: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const lineNo = integerOf(form, 'lineNo');
    if (lineNo === undefined) return refused(missing({ path: 'lineNo', code: 'REQUIRED' }), form);
    const body = {
      lineNo,
      outcome: textOf(form, 'outcome'),
      bankReference: textOf(form, 'bankReference'),
    } as Line;
    const answer = await call(fetch, bringLine, { params, body });
    return answer.ok ? doneAt(here(params.batchId), 'bring') : refused(answer.error, form);
  },
  confirm: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const to = { ...params, returnId: textOf(form, 'returnId') };
    const answer = await call(fetch, confirmReturn, { params: to });
    return answer.ok ? doneAt(here(params.batchId), 'confirm') : refused(answer.error, form);
  },
  drop: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const to = { ...params, returnId: textOf(form, 'returnId') };
    const answer = await call(fetch, dropReturn, { params: to });
    return answer.ok ? doneAt(here(params.batchId), 'drop') : refused(answer.error, form);
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
    return answer.ok ? doneAt(here(params.batchId), 'late') : refused(answer.error, form);
  },
};

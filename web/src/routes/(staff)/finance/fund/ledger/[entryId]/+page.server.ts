import { error } from '@sveltejs/kit';
import { orderFund } from '$contract/fund-orders.ts';
import { DOCUMENT_BYTES } from '$contract/official-document.ts';
import { readEntry } from '$contract/ledger.ts';
import { readReward } from '$contract/rewards.ts';
import { call } from '#lib/api.ts';
import { fieldsAndPaper } from '#lib/server/one-file-form.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await requireStaff(event);
  const { params } = event;
  return {
    ...opened(event, await call(event.fetch, readEntry, { params })),
    mayReadReward: mayUse(me, readReward),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  reverse: async (event) => {
    const { form, paper } = await fieldsAndPaper(event, DOCUMENT_BYTES).catch(() =>
      error(400, 'broken form'),
    );
    if (paper === 'TOO_LARGE') return refused(missing({ path: 'document', code: 'TOO_LONG' }), form);
    const fundId = textOf(form, 'fundId');
    const body = {
      kind: 'REVERSE' as const,
      fundId,
      entryId: Number(event.params.entryId),
      documentNo: textOf(form, 'documentNo'),
      ...(paper ? { document: paper } : {}),
    };
    const answer = await call(event.fetch, orderFund, { body });
    return answer.ok ? doneAt(`/finance/fund?fundId=${fundId}`, 'order') : refused(answer.error, form);
  },
};

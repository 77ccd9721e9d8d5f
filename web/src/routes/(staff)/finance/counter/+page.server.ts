import { confirmCounterPayment, listCounter, openCounterPayment } from '$contract/payouts.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/finance/counter';

export const load: PageServerLoad = async (event) => {
  const { open } = opened(event, await call(event.fetch, listCounter));
  const { searchParams } = event.url;
  const fresh = open.find(({ rewardId }) => rewardId === searchParams.get('reward'));
  return {
    open,
    openedFen: searchParams.get('done') === 'opened' ? (fresh?.amountFen ?? null) : null,
    paid: searchParams.get('done') === 'paid',
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  first: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { claimCode: textOf(form, 'claimCode') };
    const answer = await call(fetch, openCounterPayment, { body });
    // A claim code is money: it doesn't travel back into the page.
    if (!answer.ok) return refused(answer.error, form, { secret: ['claimCode'] });
    return doneAt(`${HERE}?reward=${answer.data.rewardId}`, 'opened');
  },
  second: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { rewardId: textOf(form, 'rewardId') };
    const body = { sealedVoucherNo: textOf(form, 'sealedVoucherNo') };
    const answer = await call(fetch, confirmCounterPayment, { params, body });
    return answer.ok ? doneAt(HERE, 'paid') : refused(answer.error, form);
  },
};

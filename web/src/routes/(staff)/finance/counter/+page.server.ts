import { confirmCounterPayment, listCounter, openCounterPayment } from '$contract/counter.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf, ticked } from '#lib/server/form.ts';
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
    const name = textOf(form, 'proxy.name');
    const idTail = textOf(form, 'proxy.idTail').normalize('NFKC');
    const sent = name !== '' || idTail !== '' || ticked(form, 'proxySeen');
    const gaps = [
      ...(sent && !name ? [{ path: 'proxy.name', code: 'REQUIRED' as const }] : []),
      ...(sent && !idTail ? [{ path: 'proxy.idTail', code: 'REQUIRED' as const }] : []),
    ];
    if (gaps.length) return refused(missing(...gaps), form, { secret: ['claimCode', 'receiptCode'] });
    const body = {
      claimCode: textOf(form, 'claimCode'),
      receiptCode: textOf(form, 'receiptCode'),
      atWindow: ticked(form, 'atWindow'),
      ...(sent ? { proxy: { name, idTail }, proxySeen: ticked(form, 'proxySeen') } : {}),
    };
    const answer = await call(fetch, openCounterPayment, { body });
    // A claim code is money: it doesn't travel back into the page.
    if (!answer.ok) return refused(answer.error, form, { secret: ['claimCode', 'receiptCode'] });
    return doneAt(`${HERE}?reward=${answer.data.rewardId}`, 'opened');
  },
  second: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { rewardId: textOf(form, 'rewardId') };
    const proxySeen = ticked(form, 'proxySeen');
    const body = { sealedVoucherNo: textOf(form, 'sealedVoucherNo'), proxySeen };
    const answer = await call(fetch, confirmCounterPayment, { params, body });
    return answer.ok ? doneAt(HERE, 'paid') : refused(answer.error, form);
  },
};

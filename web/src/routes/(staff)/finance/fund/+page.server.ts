import { appropriate, readFund, readLedger } from '$contract/fund.ts';
import { call } from '#lib/api.ts';
import { parseYuan } from '#lib/money.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const before = Number(url.searchParams.get('before')) || undefined;
  const fund = opened(event, await call(fetch, readFund));
  const ledger = opened(event, await call(fetch, readLedger, { query: before ? { before } : {} }));
  const me = await requireStaff(event);
  return {
    fund,
    ledger,
    paged: before !== undefined,
    mayAppropriate: mayUse(me, appropriate),
    done: url.searchParams.has('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  appropriate: async ({ request, fetch }) => {
    const form = await request.formData();
    const amountFen = parseYuan(textOf(form, 'amountFen'));
    if (amountFen === null) {
      const code = textOf(form, 'amountFen') === '' ? 'REQUIRED' : 'NOT_A_NUMBER';
      return refused(missing({ path: 'amountFen', code }), form);
    }
    const body = { amountFen, documentNo: textOf(form, 'documentNo') };
    const answer = await call(fetch, appropriate, { body });
    return answer.ok ? doneAt('/finance/fund', 'appropriate') : refused(answer.error, form);
  },
};

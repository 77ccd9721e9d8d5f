import { error } from '@sveltejs/kit';
import type { RequestEvent } from './$types';
import { decideFundOrder, orderFund } from '$contract/fund-orders.ts';
import { DOCUMENT_BYTES } from '$contract/official-document.ts';
import { appropriate, openFund, readFund } from '$contract/fund.ts';
import { checkLedger } from '$contract/ledger.ts';
import { call } from '#lib/api.ts';
import { parseYuan } from '#lib/money.ts';
import { fieldsAndPaper } from '#lib/server/one-file-form.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['appropriate', 'order', 'confirm', 'refuse', 'open', 'check'] as const;

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const fundId = url.searchParams.get('fundId');
  const done = url.searchParams.get('done');
  const me = await requireStaff(event);
  return {
    fund: opened(event, await call(fetch, readFund, { query: fundId ? { fundId } : {} })),
    may: { order: mayUse(me, orderFund), check: mayUse(me, checkLedger) },
    done: DONE.find((act) => act === done) ?? null,
    shown: crypto.randomUUID(),
  };
};

/** The fund that a form was about, so that its page comes back. */
const pageOf = (fundId: string): string => `/finance/fund?fundId=${encodeURIComponent(fundId)}`;

/** An order with its amount where it has one, its document and its paper. */
async function order(event: RequestEvent, kind: 'APPROPRIATE' | 'REDUCE' | 'CLOSE_YEAR') {
  const { form, paper } = await fieldsAndPaper(event, DOCUMENT_BYTES).catch(() => error(400, 'broken form'));
  if (paper === 'TOO_LARGE') return refused(missing({ path: 'document', code: 'TOO_LONG' }), form);
  const amountFen = kind === 'CLOSE_YEAR' ? 0 : parseYuan(textOf(form, 'amountFen'));
  if (amountFen === null) {
    const code = textOf(form, 'amountFen') === '' ? 'REQUIRED' : 'NOT_A_NUMBER';
    return refused(missing({ path: 'amountFen', code }), form);
  }
  const fundId = textOf(form, 'fundId');
  const decision = (['CARRY', 'LAPSE'] as const).find((one) => one === textOf(form, 'decision'));
  if (kind === 'CLOSE_YEAR' && !decision)
    return refused(missing({ path: 'decision', code: 'REQUIRED' }), form);
  const common = { fundId, documentNo: textOf(form, 'documentNo'), ...(paper ? { document: paper } : {}) };
  const answer =
    kind === 'APPROPRIATE'
      ? await call(event.fetch, appropriate, { body: { ...common, amountFen } })
      : await call(event.fetch, orderFund, {
          body: { ...common, kind, ...(decision ? { decision } : { amountFen }) },
        });
  return answer.ok ? doneAt(pageOf(fundId), 'order') : refused(answer.error, form);
}

export const actions: Actions = {
  appropriate: (event) => order(event, 'APPROPRIATE'),
  reduce: (event) => order(event, 'REDUCE'),
  closeYear: (event) => order(event, 'CLOSE_YEAR'),
  decide: async (event) => {
    const form = await event.request.formData();
    const confirm = textOf(form, 'confirm') === 'yes';
    const params = { orderId: textOf(form, 'orderId') };
    const answer = await call(event.fetch, decideFundOrder, { params, body: { confirm } });
    const here = pageOf(textOf(form, 'fundId'));
    return answer.ok ? doneAt(here, confirm ? 'confirm' : 'refuse') : refused(answer.error, form);
  },
  open: async (event) => {
    const form = await event.request.formData();
    const source = textOf(form, 'source') as 'DISTRICT';
    if (!source) return refused(missing({ path: 'source', code: 'REQUIRED' }), form);
    const body = { title: textOf(form, 'title'), budgetLine: textOf(form, 'budgetLine'), source };
    const answer = await call(event.fetch, openFund, { body });
    return answer.ok ? doneAt(pageOf(answer.data.id), 'open') : refused(answer.error, form);
  },
  check: async (event) => {
    const form = await event.request.formData();
    const answer = await call(event.fetch, checkLedger);
    return answer.ok ? doneAt(pageOf(textOf(form, 'fundId')), 'check') : refused(answer.error, form);
  },
};

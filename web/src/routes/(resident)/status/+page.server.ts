import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dropContact } from '$contract/receipt-acts.ts';
import { appealReward, claimReward, readReceipt, waiveReward, withdrawReport } from '$contract/receipt.ts';
import { call, type Answer } from '#lib/api.ts';
import { claimBody, claimGaps } from '#lib/server/claim-form.ts';
import { missing, optionalText, refused, textOf } from '#lib/server/form.ts';
import { forgetReceipt, keepReceipt, keptReceipt } from '#lib/server/receipt-cookie.ts';
import { evidence, giveName, leaveAddress, message, review, supply } from '#lib/server/reporter-actions.ts';
import { inWords } from '#lib/server/reporter-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const receiptCode = keptReceipt(event);
  if (!receiptCode) return { view: null, left: event.url.searchParams.has('left') };
  const answer = await call(event.fetch, readReceipt, { body: { receiptCode } });
  if (!answer.ok) {
    // Only a code that opens nothing is forgotten: a busy office is no reason to type it again.
    if (answer.error.code === 'RECEIPT_UNKNOWN') forgetReceipt(event);
    return { view: null, left: false, trouble: answer.error };
  }
  // Each look gives another half hour.
  keepReceipt(event, receiptCode);
  // What was just done, told once: the act itself ended in a redirect, so that a reload does not do it again.
  const { searchParams } = event.url;
  return {
    view: inWords(answer.data, (await event.parent()).district?.catalogues),
    left: false,
    done: { act: searchParams.get('did'), reward: searchParams.get('reward') },
  };
};

/** Runs one act of the reporter; a visit whose half hour is over starts again at the door. */
async function act<T>(
  event: RequestEvent,
  name: string,
  ask: (receiptCode: string, form: FormData) => Promise<Answer<T>>,
) {
  const receiptCode = keptReceipt(event);
  if (!receiptCode) redirect(303, '/status?expired');
  const form = await event.request.formData();
  const answer = await ask(receiptCode, form);
  if (!answer.ok) return refused(answer.error, form, { act: name });
  if (shownOnce(answer.data)) return { did: name, answer: answer.data, of: textOf(form, 'rewardReference') };
  const reward = textOf(form, 'rewardReference');
  redirect(303, `/status?${new URLSearchParams({ did: name, ...(reward ? { reward } : {}) })}`);
}

type ShownOnce = { claimCode: string; validUntil: string | null };

/** A pick-up code stands in this answer alone. */
function shownOnce(answer: unknown): answer is ShownOnce {
  return typeof answer === 'object' && answer !== null && 'claimCode' in answer && answer.claimCode !== null;
}

/** A destructive act asks for a word, in either language, not for a click. */
const WORDS = { waive: ['放弃', 'GIVE UP'], withdraw: ['撤回', 'WITHDRAW'] };
const typedTheWord = (form: FormData, name: keyof typeof WORDS) =>
  WORDS[name].includes(textOf(form, 'word').toUpperCase());
const wrongWord = { ok: false, error: missing({ path: 'word', code: 'BAD_FORMAT' }) } as const;

/** The code's own letters and digits: what was copied with it (`凭证码：`), blanks and dashes don't count. */
const typedCode = (form: FormData): string =>
  textOf(form, 'receiptCode')
    .normalize('NFKC')
    .replace(/receipt code|[^0-9a-z]/gi, '');

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData();
    const receiptCode = typedCode(form);
    const { length } = receiptCode;
    if (length === 0)
      return refused(missing({ path: 'receiptCode', code: 'REQUIRED' }), form, { act: 'open' });
    if (length !== 16) {
      const field = { path: 'receiptCode', code: 'BAD_FORMAT', about: { count: length } } as const;
      return refused(missing(field), form, { act: 'open' });
    }
    const proof = optionalText(form, 'proof');
    const body = { receiptCode, ...(proof ? { proof } : {}) };
    const answer = await call(event.fetch, readReceipt, { body });
    if (!answer.ok) return refused(answer.error, form, { act: 'open', secret: ['proof'] });
    keepReceipt(event, receiptCode);
    redirect(303, '/status');
  },
  leave: (event) => {
    forgetReceipt(event);
    redirect(303, '/status?left');
  },
  message: (event) => message(event),
  evidence: (event) => evidence(event),
  supply: (event) => supply(event),
  review: (event) => review(event),
  name: (event) => act(event, 'name', (receiptCode, form) => giveName(event, receiptCode, form)),
  contact: (event) => act(event, 'contact', (receiptCode, form) => leaveAddress(event, receiptCode, form)),
  dropContact: (event) =>
    act(event, 'dropContact', (receiptCode) => call(event.fetch, dropContact, { body: { receiptCode } })),
  withdraw: (event) =>
    act(event, 'withdraw', async (receiptCode, form) =>
      typedTheWord(form, 'withdraw')
        ? call(event.fetch, withdrawReport, { body: { receiptCode } })
        : wrongWord,
    ),
  waive: (event) =>
    act(event, 'waive', async (receiptCode, form) => {
      const rewardReference = textOf(form, 'rewardReference');
      if (!typedTheWord(form, 'waive')) return wrongWord;
      return call(event.fetch, waiveReward, { body: { receiptCode, rewardReference } });
    }),
  appeal: (event) =>
    act(event, 'appeal', async (receiptCode, form) => {
      const rewardReference = textOf(form, 'rewardReference');
      const reason = textOf(form, 'reason');
      if (!reason) return { ok: false, error: missing({ path: 'reason', code: 'REQUIRED' }) } as const;
      return call(event.fetch, appealReward, { body: { receiptCode, rewardReference, reason } });
    }),
  claim: (event) =>
    act(event, 'claim', async (receiptCode, form) => {
      const gaps = claimGaps(form);
      if (gaps.length > 0) return { ok: false, error: missing(...gaps) } as const;
      return call(event.fetch, claimReward, { body: claimBody(receiptCode, form) });
    }),
};

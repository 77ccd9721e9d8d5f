import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { getDistrict } from '$contract/district.ts';
import {
  answerSupplement,
  askForReview,
  keepContact,
  nameReporter,
  tidyAddress,
} from '$contract/receipt-acts.ts';
import { addEvidence, sendReporterMessage } from '$contract/receipt.ts';
import { PHONE } from '$contract/report-answers.ts';
import type { UploadRef } from '$contract/uploads.ts';
import { call, type Answer } from '#lib/api.ts';
import { listOf, missing, optionalText, refused, textOf, ticked } from './form.ts';
import { aboutFiles, refusedFiles, uploadsOf, waitingFiles } from './kept-files.ts';
import { keptReceipt } from './receipt-cookie.ts';
import { relayForm } from './relay-form.ts';

type Ask = (receiptCode: string, form: FormData, uploads: UploadRef[]) => Promise<Answer<unknown>>;

/**
 * An act that may bring files: those that came with the form, and those that were uploaded before it. After a "no" they
 * wait for the next try, and nothing that was typed is lost.
 */
async function withFiles(event: RequestEvent, name: string, ask: Ask) {
  const relayed = await relayForm(event);
  const receiptCode = keptReceipt(event);
  if (!receiptCode) redirect(303, '/status?expired');
  const uploads = uploadsOf(relayed);
  const district = await call(event.fetch, getDistrict);
  const limits = district.ok ? district.data.evidence : undefined;
  const problem = relayed.problem ?? refusedFiles(relayed, limits);
  const answer = problem
    ? ({ ok: false, error: problem } as const)
    : await ask(receiptCode, relayed.form, uploads);
  if (answer.ok) redirect(303, `/status?did=${name}`);
  const told = aboutFiles(answer.error, uploads.length, limits);
  const { status, data } = refused(told, relayed.form, { act: name, secret: ['uploads'] });
  return fail(status, { ...data, waiting: await waitingFiles(event.fetch, uploads) });
}

export const evidence = (event: RequestEvent) =>
  withFiles(event, 'evidence', async (receiptCode, _form, uploads) =>
    uploads.length === 0
      ? { ok: false, error: missing({ path: 'evidence', code: 'NOT_ENOUGH' }) }
      : call(event.fetch, addEvidence, { body: { receiptCode, uploads } }),
  );

export const message = (event: RequestEvent) =>
  withFiles(event, 'message', (receiptCode, form, uploads) =>
    call(event.fetch, sendReporterMessage, { body: { receiptCode, text: textOf(form, 'text'), uploads } }),
  );

type Answers = NonNullable<
  NonNullable<Parameters<typeof call<typeof answerSupplement>>[2]>['body']
>['answers'];

/** One line for each item of the checklist that was answered; the office names those that were not. */
function answersIn(form: FormData): Answers {
  const lines = listOf(form, 'items').flatMap((item) => {
    const have = textOf(form, `answers.${item}.have`);
    const text = optionalText(form, `answers.${item}.text`);
    return have ? [{ item, have: have === 'YES', ...(text ? { text } : {}) }] : [];
  });
  return lines as unknown as Answers;
}

export const supply = (event: RequestEvent) =>
  withFiles(event, 'supply', async (receiptCode, form, uploads) => {
    const answers = answersIn(form);
    const open = listOf(form, 'items').filter((item) => !textOf(form, `answers.${item}.have`));
    if (open.length > 0) {
      const fields = open.map((item) => ({ path: `answers.${item}.have`, code: 'REQUIRED' as const }));
      return { ok: false, error: missing(...fields) };
    }
    const text = textOf(form, 'text');
    return call(event.fetch, answerSupplement, { body: { receiptCode, answers, text, uploads } });
  });

export const review = (event: RequestEvent) =>
  withFiles(event, 'review', (receiptCode, form, uploads) =>
    call(event.fetch, askForReview, { body: { receiptCode, reason: textOf(form, 'reason'), uploads } }),
  );

/** Name and phone of somebody who reported anonymously. */
export function namesOf(receiptCode: string, form: FormData) {
  const phone = textOf(form, 'phone').normalize('NFKC');
  return { receiptCode, name: textOf(form, 'name'), phone, understood: ticked(form, 'understood') };
}

export async function giveName(event: RequestEvent, receiptCode: string, form: FormData) {
  const body = namesOf(receiptCode, form);
  const gaps = [
    ...(body.name.length < 2
      ? [{ path: 'name', code: body.name ? ('TOO_SHORT' as const) : ('REQUIRED' as const) }]
      : []),
    ...(PHONE.test(body.phone)
      ? []
      : [{ path: 'phone', code: body.phone ? ('TOO_SHORT' as const) : ('REQUIRED' as const) }]),
    ...(body.understood ? [] : [{ path: 'understood', code: 'MUST_ACCEPT' as const }]),
  ];
  if (gaps.length > 0) return { ok: false, error: missing(...gaps) } as const;
  return call(event.fetch, nameReporter, { body });
}

export async function leaveAddress(event: RequestEvent, receiptCode: string, form: FormData) {
  const address = tidyAddress(textOf(form, 'address'));
  const understood = ticked(form, 'understood');
  if (!understood) return { ok: false, error: missing({ path: 'understood', code: 'MUST_ACCEPT' }) } as const;
  return call(event.fetch, keepContact, { body: { receiptCode, address, understood } });
}

import type { RequestEvent } from '@sveltejs/kit';
import { writeBrief } from '$contract/escalations.ts';
import { acceptLead, assignLead, markLead, sendOfficeMessage, stepLead } from '$contract/lead-acts.ts';
import { openRaw } from '$contract/leads.ts';
import { MESSAGE_FILES } from '$contract/vocabulary.ts';
import { call, type Answer } from '../api.ts';
import { integerOf, listOf, missing, optionalText, refused, textOf, ticked } from './form.ts';
import { aboutFiles, refusedFiles, uploadsOf } from './kept-files.ts';
import { relayForm } from './relay-form.ts';
import { doneAt, renamed } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;

const path = (event: LeadEvent): string => `/verification/leads/${event.params.leadId}`;
const versionOf = (form: FormData): number => integerOf(form, 'version') ?? 0;

/** Where the office said yes, back to the lead with word of it; else the form again with what was typed. */
export function answerOrDone(event: LeadEvent, form: FormData, answer: Answer<unknown>, done: string) {
  return answer.ok ? doneAt(path(event), done) : refused(answer.error, form);
}

export async function accept(event: LeadEvent) {
  const form = await event.request.formData();
  const answer = await call(event.fetch, acceptLead, {
    params: event.params,
    body: { version: versionOf(form), briefNarrative: textOf(form, 'briefNarrative') },
  });
  return answerOrDone(event, form, answer, 'accept');
}

/** The brief of a lead that silence accepted. */
export async function writeLateBrief(event: LeadEvent) {
  const form = await event.request.formData();
  const answer = await call(event.fetch, writeBrief, {
    params: event.params,
    body: { version: versionOf(form), briefNarrative: textOf(form, 'briefNarrative') },
  });
  return answerOrDone(event, form, answer, 'writeBrief');
}

export async function assign(event: LeadEvent) {
  const form = await event.request.formData();
  if (form.has('urgent') && !ticked(form, 'policeNotified')) {
    return refused(missing({ path: 'policeNotified', code: 'MUST_ACCEPT' }), form);
  }
  const briefNarrative = optionalText(form, 'briefNarrative');
  const answer = await call(event.fetch, assignLead, {
    params: event.params,
    body: {
      version: versionOf(form),
      assistUnits: listOf(form, 'assistUnits'),
      ...(briefNarrative ? { briefNarrative } : {}),
      ...(form.has('urgent') ? { policeNotified: true } : {}),
    },
  });
  return answerOrDone(event, form, answer, 'assign');
}

type StepBody = NonNullable<Parameters<typeof call<typeof stepLead>>[2]>['body'];

/** Any step that needs no more than a reason, a number or a choice; the contract says which are wanted. */
export async function step(event: LeadEvent) {
  const form = await event.request.formData();
  const propose = form.has('propose');
  const words = Object.fromEntries(
    ['reason', 'note', 'answer', 'referredTo', 'documentNo', 'dispositionClass'].flatMap((name) => {
      const text = optionalText(form, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  const grade = integerOf(form, 'grade');
  const verb = textOf(form, 'verb');
  const body = {
    version: versionOf(form),
    verb,
    ...(propose ? { propose } : {}),
    ...words,
    ...(grade === undefined ? {} : { grade }),
    ...(form.has('units') ? { units: listOf(form, 'units') } : {}),
    ...(form.has('items') ? { items: listOf(form, 'items') } : {}),
  } as NonNullable<StepBody>;
  const answer = await call(event.fetch, stepLead, { params: event.params, body });
  // A step without a list of reasons takes its reason in words.
  const names: Record<string, string> = form.has('reason') ? {} : { reason: 'note' };
  if (!answer.ok) return refused(renamed(answer.error, names), form);
  return doneAt(path(event), propose ? `propose-${verb}` : verb);
}

type RawBody = NonNullable<NonNullable<Parameters<typeof call<typeof openRaw>>[2]>['body']>;

/** The words as written, for this one showing. */
export async function openRawAgain(event: LeadEvent) {
  const form = await event.request.formData();
  const body = { reason: textOf(form, 'reason'), purpose: textOf(form, 'purpose') } as RawBody;
  const answer = await call(event.fetch, openRaw, { params: event.params, body });
  return answer.ok ? { raw: answer.data } : refused(answer.error, form);
}

export async function message(event: LeadEvent) {
  const relayed = await relayForm(event);
  const { form } = relayed;
  const text = textOf(form, 'text');
  if (text === '') return refused(missing({ path: 'text', code: 'REQUIRED' }), form);
  const trouble = relayed.problem ?? refusedFiles(relayed, MESSAGE_FILES);
  if (trouble) return refused(trouble, form);
  const body = { text, uploads: uploadsOf(relayed) };
  const answer = await call(event.fetch, sendOfficeMessage, { params: event.params, body });
  if (!answer.ok) return refused(aboutFiles(answer.error, body.uploads.length, MESSAGE_FILES), form);
  return doneAt(path(event), 'message');
}

type MarkBody = NonNullable<NonNullable<Parameters<typeof call<typeof markLead>>[2]>['body']>;

/** What is put on a lead beside its steps; a date is the end of that day in China. */
export async function mark(event: LeadEvent) {
  const form = await event.request.formData();
  const until = optionalText(form, 'until');
  const reviewerId = optionalText(form, 'reviewerId');
  const answer = optionalText(form, 'answer');
  const wanted = textOf(form, 'mark');
  const body = {
    version: versionOf(form),
    mark: wanted,
    ...(until ? { until: `${until}T23:59:59+08:00` } : {}),
    ...(reviewerId ? { reviewerId } : {}),
    ...(answer ? { answer } : {}),
  } as MarkBody;
  const done = await call(event.fetch, markLead, { params: event.params, body });
  return answerOrDone(event, form, done, wanted);
}

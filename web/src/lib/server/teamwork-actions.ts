import type { RequestEvent } from '@sveltejs/kit';
import { answerAssist, askAssist } from '$contract/assists.ts';
import { collectEvidence } from '$contract/collected.ts';
import { askForMeasure, decideMeasure, recordMeasure } from '$contract/measures.ts';
import { writeNote } from '$contract/notes.ts';
import { call } from '../api.ts';
import { listOf, optionalText, refused, textOf } from './form.ts';
import { aboutFiles, refusedFiles, uploadsOf } from './kept-files.ts';
import { answerOrDone } from './lead-actions.ts';
import { relayForm } from './relay-form.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;
type Body<E extends Parameters<typeof call>[1]> = NonNullable<
  NonNullable<Parameters<typeof call<E>>[2]>['body']
>;

export const teamworkActions = {
  async recordMeasure(event: LeadEvent) {
    const form = await event.request.formData();
    const approvalId = optionalText(form, 'approvalId');
    const body = {
      measure: textOf(form, 'measure'),
      on: textOf(form, 'on'),
      officers: listOf(form, 'officers'),
      place: textOf(form, 'place'),
      result: textOf(form, 'result'),
      documentNo: textOf(form, 'documentNo'),
      ...(approvalId ? { approvalId } : {}),
    } as Body<typeof recordMeasure>;
    const answer = await call(event.fetch, recordMeasure, { params: event.params, body });
    return answerOrDone(event, form, answer, 'recordMeasure');
  },
  async askForMeasure(event: LeadEvent) {
    const form = await event.request.formData();
    const body = {
      measure: textOf(form, 'measure'),
      subject: textOf(form, 'subject'),
      reason: textOf(form, 'reason'),
    } as Body<typeof askForMeasure>;
    const answer = await call(event.fetch, askForMeasure, { params: event.params, body });
    return answerOrDone(event, form, answer, 'askForMeasure');
  },
  async decideMeasure(event: LeadEvent) {
    const form = await event.request.formData();
    const params = { leadId: event.params.leadId, approvalId: textOf(form, 'approvalId') };
    const approves = textOf(form, 'approves') === 'yes';
    const body = { approves, note: textOf(form, 'note') };
    const answer = await call(event.fetch, decideMeasure, { params, body });
    return answerOrDone(event, form, answer, approves ? 'approveMeasure' : 'refuseMeasure');
  },
  async askAssist(event: LeadEvent) {
    const form = await event.request.formData();
    const [unit, text, dueOn] = ['unit', 'text', 'dueOn'].map((name) => textOf(form, name));
    const body = { unit, text, dueOn } as Body<typeof askAssist>;
    const answer = await call(event.fetch, askAssist, { params: event.params, body });
    return answerOrDone(event, form, answer, 'askAssist');
  },
  async answerAssist(event: LeadEvent) {
    const form = await event.request.formData();
    const params = { leadId: event.params.leadId, assistId: textOf(form, 'assistId') };
    const answer = await call(event.fetch, answerAssist, { params, body: { text: textOf(form, 'text') } });
    return answerOrDone(event, form, answer, 'answerAssist');
  },
  async collect(event: LeadEvent) {
    const relayed = await relayForm(event);
    const { form } = relayed;
    const trouble = relayed.problem ?? refusedFiles(relayed);
    if (trouble) return refused(trouble, form);
    const uploads = uploadsOf(relayed);
    const [on, place, original, note] = ['on', 'place', 'original', 'note'].map((name) => textOf(form, name));
    const body = { on, place, original, note, uploads } as Body<typeof collectEvidence>;
    const answer = await call(event.fetch, collectEvidence, { params: event.params, body });
    if (!answer.ok) return refused(aboutFiles(answer.error, uploads.length), form);
    return answerOrDone(event, form, answer, 'collect');
  },
  async writeNote(event: LeadEvent) {
    const form = await event.request.formData();
    const corrects = optionalText(form, 'corrects');
    const body = {
      scope: textOf(form, 'scope'),
      text: textOf(form, 'text'),
      ...(corrects ? { corrects } : {}),
    } as Body<typeof writeNote>;
    const answer = await call(event.fetch, writeNote, { params: event.params, body });
    return answerOrDone(event, form, answer, 'writeNote');
  },
};

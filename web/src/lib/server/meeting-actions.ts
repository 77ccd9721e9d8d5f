import type { RequestEvent } from '@sveltejs/kit';
import { answerMeeting, callMeeting, cancelMeeting, moveMeeting, recordMinutes } from '$contract/meetings.ts';
import type { JointUnit } from '$contract/vocabulary.ts';
import { call } from '../api.ts';
import { integerOf, listOf, textOf } from './form.ts';
import { answerOrDone } from './lead-actions.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;

/** A box for a day and an hour in the district's own time. */
const momentOf = (form: FormData, name: string): string => {
  const typed = textOf(form, name);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00+08:00` : typed;
};
const callOf = (form: FormData) => ({
  startsAt: momentOf(form, 'startsAt'),
  place: textOf(form, 'place'),
  agenda: textOf(form, 'agenda'),
});
const at = (event: LeadEvent, form: FormData) => ({
  leadId: event.params.leadId,
  meetingId: textOf(form, 'meetingId'),
});
const versionOf = (form: FormData): number => integerOf(form, 'version') ?? 0;

export const meetingActions = {
  async callMeeting(event: LeadEvent) {
    const form = await event.request.formData();
    const answer = await call(event.fetch, callMeeting, { params: event.params, body: callOf(form) });
    return answerOrDone(event, form, answer, 'callMeeting');
  },
  async moveMeeting(event: LeadEvent) {
    const form = await event.request.formData();
    const body = { version: versionOf(form), ...callOf(form) };
    const answer = await call(event.fetch, moveMeeting, { params: at(event, form), body });
    return answerOrDone(event, form, answer, 'moveMeeting');
  },
  async cancelMeeting(event: LeadEvent) {
    const form = await event.request.formData();
    const body = { version: versionOf(form), reason: textOf(form, 'reason') };
    const answer = await call(event.fetch, cancelMeeting, { params: at(event, form), body });
    return answerOrDone(event, form, answer, 'cancelMeeting');
  },
  async answerMeeting(event: LeadEvent) {
    const form = await event.request.formData();
    const body = { version: versionOf(form), comes: textOf(form, 'comes') === 'yes' };
    const answer = await call(event.fetch, answerMeeting, { params: at(event, form), body });
    return answerOrDone(event, form, answer, 'answerMeeting');
  },
  async recordMinutes(event: LeadEvent) {
    const form = await event.request.formData();
    const body = {
      version: versionOf(form),
      attended: listOf(form, 'attended') as JointUnit[],
      present: textOf(form, 'present'),
      minutes: textOf(form, 'minutes'),
    };
    const answer = await call(event.fetch, recordMinutes, { params: at(event, form), body });
    return answerOrDone(event, form, answer, 'recordMinutes');
  },
};

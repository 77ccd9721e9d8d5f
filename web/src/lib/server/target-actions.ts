import { fail, type RequestEvent } from '@sveltejs/kit';
import { handleFlood, leaveTarget, mergeLead, splitLead } from '$contract/targets.ts';
import { call } from '../api.ts';
import { integerOf, listOf, optionalText, refused, textOf, typedOf } from './form.ts';
import { doneAt, renamed } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;
type FloodBody = NonNullable<NonNullable<Parameters<typeof call<typeof handleFlood>>[2]>['body']>;

const path = (event: LeadEvent): string => `/verification/leads/${event.params.leadId}`;

export async function merge(event: LeadEvent) {
  const form = await event.request.formData();
  const body = {
    version: integerOf(form, 'version') ?? 0,
    into: textOf(form, 'into'),
    reason: textOf(form, 'reason'),
  };
  const answer = await call(event.fetch, mergeLead, { params: event.params, body });
  if (answer.ok) return doneAt(path(event), 'mergeAccepted');
  const problem = renamed(answer.error, { 'into.status': 'into', joined: 'into' });
  return refused(problem, form, { act: 'merge' });
}

export async function split(event: LeadEvent) {
  const form = await event.request.formData();
  const body = { version: integerOf(form, 'version') ?? 0, reason: textOf(form, 'reason') };
  const answer = await call(event.fetch, splitLead, { params: event.params, body });
  return answer.ok ? doneAt(path(event), 'splitAccepted') : refused(answer.error, form, { act: 'split' });
}

export async function leave(event: LeadEvent) {
  const form = await event.request.formData();
  const answer = await call(event.fetch, leaveTarget, { params: event.params, body: {} });
  return answer.ok ? doneAt(path(event), 'leaveTarget') : refused(answer.error, form, { act: 'leave' });
}

/** One act for several reports; what became of each stays on the page. Boxes carry `id:version`. */
export async function flood(event: RequestEvent) {
  const form = await event.request.formData();
  const leads = listOf(form, 'leads').map((box) => {
    const [id = '', version = '0'] = box.split(':');
    return { id, version: Number(version) };
  });
  if (!leads.length) return fail(422, { nothingPicked: true, typed: typedOf(form), act: 'flood' });
  const narrative = optionalText(form, 'narrative');
  const reference = optionalText(form, 'reference');
  const reason = optionalText(form, 'floodReason');
  const body = {
    act: textOf(form, 'floodAct'),
    leads,
    ...(narrative ? { narrative } : {}),
    ...(reference ? { reference } : {}),
    ...(reason ? { reason } : {}),
  } as FloodBody;
  const answer = await call(event.fetch, handleFlood, { body });
  if (answer.ok) return { flood: answer.data.lines };
  const fields = answer.error.fields.map((one) =>
    one.path === 'reason' ? { ...one, path: 'floodReason' } : one,
  );
  return refused({ ...answer.error, fields }, form, { act: 'flood' });
}

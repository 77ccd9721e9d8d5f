import type { RequestEvent } from '@sveltejs/kit';
import { holdLead, liftHold } from '$contract/retention.ts';
import { call } from '../api.ts';
import { optionalText, refused, textOf } from './form.ts';
import { doneAt } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;
type HoldBody = NonNullable<NonNullable<Parameters<typeof call<typeof holdLead>>[2]>['body']>;

const path = (event: LeadEvent): string => `/verification/leads/${event.params.leadId}`;

/** A date is the end of that day in China; without one the hold stands until it is lifted. */
export async function hold(event: LeadEvent) {
  const form = await event.request.formData();
  const until = optionalText(form, 'until');
  const body = {
    reason: textOf(form, 'reason'),
    ...(until ? { until: `${until}T23:59:59.999+08:00` } : {}),
  } as HoldBody;
  const answer = await call(event.fetch, holdLead, { params: event.params, body });
  return answer.ok ? doneAt(path(event), 'hold') : refused(answer.error, form);
}

export async function lift(event: LeadEvent) {
  const form = await event.request.formData();
  const params = { leadId: event.params.leadId, holdId: textOf(form, 'holdId') };
  const answer = await call(event.fetch, liftHold, { params });
  return answer.ok ? doneAt(path(event), 'lift') : refused(answer.error, form);
}

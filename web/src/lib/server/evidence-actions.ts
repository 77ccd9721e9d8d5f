import type { RequestEvent } from '@sveltejs/kit';
import { releaseEvidence } from '$contract/evidence.ts';
import { approveHandOver, askHandOver } from '$contract/hand-overs.ts';
import { call } from '../api.ts';
import { listOf, missing, refused, textOf } from './form.ts';
import { doneAt } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;
const path = (event: LeadEvent): string => `/verification/leads/${event.params.leadId}`;

export async function release(event: LeadEvent) {
  const form = await event.request.formData();
  const evidenceIds = listOf(form, 'evidenceIds');
  if (evidenceIds.length === 0) return refused(missing({ path: 'evidenceIds', code: 'NOT_ENOUGH' }), form);
  const body = { evidenceIds, uncleanedToo: listOf(form, 'uncleanedToo') };
  const answer = await call(event.fetch, releaseEvidence, { params: event.params, body });
  return answer.ok ? doneAt(path(event), 'release') : refused(answer.error, form);
}

export async function askForHandOver(event: LeadEvent) {
  const form = await event.request.formData();
  const documentNo = textOf(form, 'documentNo');
  if (documentNo === '') return refused(missing({ path: 'documentNo', code: 'REQUIRED' }), form);
  const answer = await call(event.fetch, askHandOver, { params: event.params, body: { documentNo } });
  return answer.ok ? doneAt(path(event), 'askHandOver') : refused(answer.error, form);
}

/** The passphrase comes with this one answer: an address that held it would stay in the browser's history. */
export async function approve(event: LeadEvent) {
  const form = await event.request.formData();
  const params = { leadId: event.params.leadId, handOverId: textOf(form, 'handOverId') };
  const answer = await call(event.fetch, approveHandOver, { params });
  return answer.ok ? { passphrase: answer.data.passphrase } : refused(answer.error, form);
}

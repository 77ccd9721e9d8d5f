import type { RequestEvent } from '@sveltejs/kit';
import { draftDetermination, issueDetermination, signDetermination } from '$contract/determinations.ts';
import {
  acceptTask,
  changeOfficers,
  listColleagues,
  saveFinding,
  signFinding,
  type Finding,
} from '$contract/tasks.ts';
import { FIVE_CHECKS } from '$contract/vocabulary.ts';
import { call } from '../api.ts';
import { integerOf, listOf, optionalText, refused, textOf, ticked } from './form.ts';
import { answerOrDone } from './lead-actions.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;

/** Names two officers; a certificate number left empty is the one on file. */
export async function takeTask(event: LeadEvent) {
  const form = await event.request.formData();
  const officers = await officersOf(event, form);
  const answer = await call(event.fetch, acceptTask, { params: event.params, body: { officers } });
  return answerOrDone(event, form, answer, 'take');
}

/** Saves the unit's findings; the button "sign" signs what was just saved. */
export async function finding(event: LeadEvent) {
  const form = await event.request.formData();
  const body = { ...findingOf(form), basedOn: optionalText(form, 'basedOn') ?? null };
  const saved = await call(event.fetch, saveFinding, { params: event.params, body });
  if (!saved.ok || !form.has('sign')) return answerOrDone(event, form, saved, 'save');
  const signed = await call(event.fetch, signFinding, { params: event.params });
  return answerOrDone(event, form, signed, 'sign');
}

/** Keeps a finding while it is being written; answers the sheet on which the next one is based. */
export async function keepFinding(event: LeadEvent) {
  const form = await event.request.formData();
  const body = { ...findingOf(form), basedOn: optionalText(form, 'basedOn') ?? null };
  const saved = await call(event.fetch, saveFinding, { params: event.params, body });
  if (!saved.ok) return refused(saved.error, form);
  return { kept: { sheet: saved.data.sheet, at: new Date().toISOString() } };
}

/** Sends others; a certificate number left empty is the one on file. */
export async function changeTaskOfficers(event: LeadEvent) {
  const form = await event.request.formData();
  const body = {
    officers: await officersOf(event, form),
    reason: textOf(form, 'reason'),
    instead: listOf(form, 'instead'),
  };
  const answer = await call(event.fetch, changeOfficers, { params: event.params, body });
  return answerOrDone(event, form, answer, 'changeOfficers');
}

async function officersOf(event: LeadEvent, form: FormData) {
  const known = await call(event.fetch, listColleagues);
  const colleagues = known.ok ? known.data.colleagues : [];
  return [0, 1].flatMap((at) => {
    const staffId = textOf(form, `officers.${at}.staffId`);
    const onFile = colleagues.find((one) => one.staffId === staffId)?.certificateNo ?? '';
    return staffId
      ? [{ staffId, certificateNo: textOf(form, `officers.${at}.certificateNo`) || onFile }]
      : [];
  });
}

function findingOf(form: FormData): Finding {
  const checks = FIVE_CHECKS.map((check) => [
    check,
    { result: textOf(form, `checks.${check}.result`), note: textOf(form, `checks.${check}.note`) },
  ]);
  return {
    checks: Object.fromEntries(checks) as Finding['checks'],
    conclusion: textOf(form, 'conclusion') as Finding['conclusion'],
    summary: textOf(form, 'summary'),
  };
}

/** Puts a draft before the three; grade and class only go with a substantiated one, whatever was left ticked. */
export async function draft(event: LeadEvent) {
  const form = await event.request.formData();
  const outcome = textOf(form, 'outcome');
  const substantiated = outcome === 'SUBSTANTIATED';
  const leadGrade = integerOf(form, 'leadGrade');
  const dispositionClass = optionalText(form, 'dispositionClass');
  const unproven = optionalText(form, 'unproven');
  const body = {
    version: integerOf(form, 'version') ?? 0,
    outcome,
    ...(substantiated && leadGrade ? { leadGrade } : {}),
    ...(substantiated && dispositionClass ? { dispositionClass } : {}),
    ...(outcome === 'FALSE_REPORT' ? { legalReview: ticked(form, 'legalReview') } : {}),
    ...(outcome === 'UNSUBSTANTIATED' && unproven ? { unproven } : {}),
    reasons: textOf(form, 'reasons'),
  } as NonNullable<NonNullable<Parameters<typeof call<typeof draftDetermination>>[2]>['body']>;
  const answer = await call(event.fetch, draftDetermination, { params: event.params, body });
  return answerOrDone(event, form, answer, 'draft');
}

export async function signDraft(event: LeadEvent) {
  const form = await event.request.formData();
  const note = optionalText(form, 'note');
  const body = { dissents: ticked(form, 'dissents'), ...(note ? { note } : {}) };
  const answer = await call(event.fetch, signDetermination, { params: event.params, body });
  return answerOrDone(event, form, answer, 'signed');
}

export async function issue(event: LeadEvent) {
  const form = await event.request.formData();
  const version = integerOf(form, 'version') ?? 0;
  const answer = await call(event.fetch, issueDetermination, { params: event.params, body: { version } });
  return answerOrDone(event, form, answer, 'issue');
}

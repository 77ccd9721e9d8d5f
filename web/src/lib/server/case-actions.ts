import type { RequestEvent } from '@sveltejs/kit';
import { recordInCase } from '$contract/dispositions.ts';
import { call } from '../api.ts';
import { parseYuan } from '../money.ts';
import { INSTALMENTS } from '../office/disposal/fields.ts';
import { integerOf, missing, optionalText, refused, textOf } from './form.ts';
import { doneAt } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;
type Body = NonNullable<NonNullable<Parameters<typeof call<typeof recordInCase>>[2]>['body']>;

const MONEY = ['raisedFen', 'recoveredFen', 'repaidFen'] as const;

/** Writes an event into the lead's disposition case; amounts are typed in yuan. */
export async function recordEvent(event: LeadEvent) {
  const form = await event.request.formData();
  const amounts = MONEY.flatMap((name) => {
    const text = textOf(form, name);
    return text === '' ? [] : [{ name, fen: parseYuan(text) }];
  });
  const milestones = INSTALMENTS.flatMap((number) => {
    const on = textOf(form, `milestones.${number}.on`);
    const yuan = textOf(form, `milestones.${number}.yuan`);
    return on === '' && yuan === '' ? [] : [{ on, repayFen: parseYuan(yuan) }];
  });
  const wrong = [
    ...amounts.filter(({ fen }) => fen === null).map(({ name }) => name),
    ...(milestones.some(({ on, repayFen }) => on === '' || repayFen === null) ? ['milestones'] : []),
  ];
  if (wrong.length)
    return refused(missing(...wrong.map((path) => ({ path, code: 'BAD_FORMAT' as const }))), form);
  const text = (name: string) => {
    const said = optionalText(form, name);
    return said === undefined ? {} : { [name]: said };
  };
  const people = integerOf(form, 'participants');
  const body = {
    version: Number(textOf(form, 'version')),
    act: textOf(form, 'caseAct'),
    ...(textOf(form, 'propose') ? { propose: true } : {}),
    ...text('on'),
    ...text('words'),
    ...text('documentNo'),
    ...text('deadline'),
    ...text('corrects'),
    ...(milestones.length ? { milestones } : {}),
    ...Object.fromEntries(amounts.map(({ name, fen }) => [name, fen])),
    ...(people === undefined ? {} : { participants: people }),
  } as Body;
  const answer = await call(event.fetch, recordInCase, { params: event.params, body });
  if (!answer.ok) return refused(answer.error, form);
  return doneAt(`/verification/leads/${event.params.leadId}`, 'case');
}

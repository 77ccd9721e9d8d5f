import { answerUnseal, askUnseal, openUnseal } from '../../../server/contract/unseals.ts';
import { NAMED } from '../../support/award-desk.ts';
import type { TestOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import type { walkOf } from './walk.ts';

export const SECRET = '我是这家公司的会计，姓欧阳，每周六都在场。';

/** Asking for a drawer, answering and opening it: the verbs of an unseal, by the people who take them. */
export function unsealsOf(office: TestOffice, walk: ReturnType<typeof walkOf>) {
  const aLead = () => walk.report({ ...NAMED, narrative: SECRET });
  const request = (
    name: Name,
    reference: string,
    kind: 'raw' | 'identity' = 'identity',
    over: Record<string, unknown> = {},
  ) =>
    office.as(name).call(askUnseal, {
      body: { reference, kind, reason: 'CASE_NEED', purpose: '立案需要核对举报人王小明明', ...over } as never,
    });
  const asked = async (...parts: Parameters<typeof request>) => {
    const answer = await request(...parts);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.error));
    return { params: { unsealId: answer.body.id } };
  };
  const answer = (name: Name, { params }: { params: { unsealId: string } }, approve = true, words?: string) =>
    office
      .as(name)
      .call(answerUnseal, { params, body: { approve, ...(words === undefined ? {} : { answer: words }) } });
  const open = (name: Name, { params }: { params: { unsealId: string } }) =>
    office.as(name).call(openUnseal, { params, body: {} });
  return { aLead, request, asked, answer, open };
}

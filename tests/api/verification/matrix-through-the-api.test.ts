import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLead } from '../../../server/contract/leads.ts';
import { openUnseal } from '../../../server/contract/unseals.ts';
import { NAMED } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES, PEOPLE } from '../../support/people.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

test('each person sees of a lead what their desk may read', async () => {
  const { leadId } = await walk.report(NAMED);
  await walk.accept(leadId);
  await walk.assign(leadId, ['CIVIL_AFFAIRS']);
  const readers = ['INTAKE', 'LEAD_AGENCY', 'POLICE', 'MARKET_REG', 'REGULATOR:CIVIL_AFFAIRS'];
  const talkers = ['INTAKE', 'LEAD_AGENCY'];
  for (const name of NAMES) {
    const { deskCodes } = PEOPLE[name];
    const answer = await office.as(name).call(readLead, { params: { leadId } });
    const reads = deskCodes.some((code) => readers.includes(code));
    expect(answer.status === 200, name).toBe(reads);
    const text = answer.raw.toString('utf8');
    expect(text, name).not.toContain('王小明明');
    expect(text, name).not.toContain('13900000001');
    if (!reads) continue;
    expect(answer.body.brief, name).not.toBeNull();
    expect(answer.body.raw, name).toBeNull();
    expect(answer.body.rawHeld, name).toBe(deskCodes.some((code) => code === 'INTAKE'));
    expect(answer.body.messages !== null, name).toBe(deskCodes.some((code) => talkers.includes(code)));
  }
});

test('the structured facts of an urgent lead reach the three units before intake has written a word', async () => {
  const { leadId } = await walk.report({
    urgentSituations: ['RUNNING_AWAY'],
    narrative: '我是这家公司的会计，姓欧阳，老板今晚要走。',
  });
  for (const name of ['coordinator', 'police1', 'market1', 'reform1'] as const) {
    const seen = await walk.see(name, leadId);
    expect(seen, name).toMatchObject({
      status: 'SUBMITTED',
      urgent: true,
      amountBand: 'FROM_1M',
      peopleBand: 'UNDER_150',
      mode: 'VIA_FINANCIAL_PRODUCT',
      raw: null,
    });
    expect(seen.brief, name).toMatchObject({
      targetName: '某某投资咨询有限公司',
      place: '国贸公寓楼 1203',
      narrative: null,
    });
    expect(JSON.stringify(seen), name).not.toContain('欧阳');
  }
});

test('nobody else’s unseal is theirs to open', async () => {
  const nowhere = { unsealId: '00000000-0000-4000-8000-000000000000' };
  const answer = await office.as('police1').call(openUnseal, { params: nowhere, body: {} });
  expect(answer.error.code).toBe('NOT_FOUND');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { type Archived, archiveOf } from '../retention/archive.ts';

const PAGE = '/verification/retention';
const HOST = 'localhost:3000';

let house: TestOffice;
let archive: ReturnType<typeof archiveOf>;
let lead: Archived;
beforeAll(async () => {
  house = await anOffice({ pages: true });
  archive = archiveOf(house);
  const ended = house.clock.now();
  lead = await archive.refused();
  archive.toMonths(ended, 12);
});
afterAll(() => house.close());

/** Looks at a page, or sends one of its forms as a browser without a script does. */
async function page(name: Name | null, url: string, form?: Record<string, string>) {
  const answer = await house.app.inject({
    method: form ? 'POST' : 'GET',
    url,
    headers: {
      host: HOST,
      origin: `http://${HOST}`,
      accept: 'text/html',
      ...(name ? { cookie: await house.as(name).cookie() } : {}),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
  });
  return {
    status: answer.statusCode,
    /** Whether the words stand on the page. */
    says: (words: string) => answer.payload.includes(words),
    location: String(answer.headers['location'] ?? ''),
  };
}

test('the archivist sees what is due, and is told where nothing was chosen', async () => {
  const due = await page('archivist', PAGE);
  expect([due.says(lead.reference), due.says('提出销毁选中的线索')]).toEqual([true, true]);
  const nothing = await page('archivist', `${PAGE}?/propose`, { act: 'propose' });
  expect([nothing.status, nothing.says('没有提交成功')]).toEqual([422, true]);
});

test('the head writes the word, and by no other word is anything destroyed', async () => {
  const sent = await page('archivist', `${PAGE}?/propose`, { act: 'propose', leadIds: lead.leadId });
  expect(sent.location).toBe(`${PAGE}?done=propose#done`);
  const [run] = (await archive.look()).runs;
  const form = { act: `approve-${run!.id}`, runId: run!.id };
  const slip = await page('head', `${PAGE}?/approve`, { ...form, word: '好' });
  expect([slip.status, slip.says('请照提示里的字输入')]).toEqual([422, true]);
  expect((await archive.look()).runs[0]?.status).toBe('PROPOSED');
  const approved = await page('head', `${PAGE}?/approve`, { ...form, word: '销毁' });
  expect(approved.location).toBe(`${PAGE}?done=approve#done`);
  await house.office.erasing.carryOut(run!.id);
  expect((await page('auditor', PAGE)).says('已销毁')).toBe(true);
});

test('the lead’s page says calmly what is gone, and lets the police hold the rest', async () => {
  const url = `/verification/leads/${lead.leadId}`;
  expect((await page('archivist', url)).says('已按规定销毁')).toBe(true);
  const missing = await page('police1', `${url}?/hold`, { act: 'hold', reason: '', until: '' });
  expect([missing.status, missing.says('请选择“理由”')]).toEqual([422, true]);
  const held = await page('police1', `${url}?/hold`, { act: 'hold', reason: 'LITIGATION', until: '' });
  expect(held.location).toBe(`${url}?done=hold#done`);
  expect((await page('head', url)).says('解除留存')).toBe(true);
  expect((await page('police1', url)).says('解除留存')).toBe(false);
});

test('nobody else has the page', async () => {
  for (const name of ['intake', 'coordinator', 'sysadmin', 'secadmin'] as const) {
    expect([name, (await page(name, PAGE)).status]).toEqual([name, 403]);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptLead } from '../../../server/contract/lead-acts.ts';
import { applyMaskings, suggestMaskings } from '../../../server/contract/masking.ts';
import { exampleReport } from '../../../server/contract/report.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';

const HOST = 'localhost:3000';
const NARRATIVE =
  '我叫王芳，我在利通区第三小学上班，电话13812345678，家住裕民小区3号楼2单元501室。' +
  '我爱人的卡6222021234567890128转给他们，身份证11010519491231002X也给了。' +
  '某某投资咨询有限公司的电话09532012345，在国贸公寓楼 1203，承诺年化18%。';
const OWN = [
  '王芳',
  '第三小学',
  '13812345678',
  '裕民小区',
  '501室',
  '6222021234567890128',
  '11010519491231002X',
];
const THEIRS = ['某某投资咨询有限公司', '09532012345', '国贸公寓楼 1203', '年化18%'];

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice({ pages: true });
  walk = walkOf(office);
});
afterAll(() => office.close());

const aLead = (over: object = {}) =>
  walk.report({
    narrative: NARRATIVE,
    target: { ...exampleReport.target, phone: '0953-2012345' } as never,
    ...over,
  });

/** A page as a browser without a script shows it, or one of its forms sent. */
async function page(name: Name, url: string, form?: Record<string, string>) {
  const answer = await office.app.inject({
    method: form ? 'POST' : 'GET',
    url,
    headers: {
      ...{ host: HOST, origin: `http://${HOST}`, accept: 'text/html' },
      cookie: await office.as(name).cookie(),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
  });
  return { status: answer.statusCode, text: answer.payload, location: answer.headers['location'] };
}
const box = (text: string) =>
  /<textarea[^>]*name="briefNarrative"[^>]*>([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? '';

test('what intake releases as it is suggested tells nothing of the reporter and all of the reported party', async () => {
  const { leadId } = await aLead();
  const seen = await walk.see('intake', leadId);
  const { targetName, phone, place } = seen.brief!;
  const keep = [targetName, phone, place].filter((term) => term !== null);
  const narrative = seen.raw!.narrative;
  const briefNarrative = applyMaskings(narrative, suggestMaskings(narrative, keep));
  await office
    .as('intake')
    .do(acceptLead, { params: { leadId }, body: { version: seen.version, briefNarrative } });
  const read = (await walk.see('police1', leadId)).brief!.narrative!;
  for (const word of OWN) expect(read).not.toContain(word);
  for (const word of THEIRS) expect(read).toContain(word);
});

test('the page marks what might be masked by a word and offers the masked text, without a script', async () => {
  const { leadId } = await aLead();
  const { status, text } = await page('intake', `/verification/leads/${leadId}`);
  expect(status).toBe(200);
  const offered = box(text);
  for (const word of OWN) expect(offered, word).not.toContain(word);
  for (const word of THEIRS) expect(offered, word).toContain(word);
  const marks = [...text.matchAll(/<mark[^>]*>([\s\S]*?)<\/mark>/g)].map(([, inner = '']) =>
    inner.replaceAll(/<[^>]*>/g, ''),
  );
  expect(marks).toContain('13812345678[电话]');
  expect(marks).toContain('王芳[姓名]');
  expect(marks.every((mark) => /\[.+\]$/.test(mark))).toBe(true);

  const form = { act: 'accept', version: '1', briefNarrative: offered };
  const sent = await page('intake', `/verification/leads/${leadId}?/accept`, form);
  expect(sent.status).toBe(303);
  expect((await walk.see('police1', leadId)).brief?.narrative).toBe(offered.trim());
});

test('an urgent lead has the same desk; what was typed and refused stays', async () => {
  const { leadId } = await aLead({ urgentSituations: ['MOVING_ASSETS'] });
  const { text } = await page('intake', `/verification/leads/${leadId}`);
  expect(box(text)).toContain('【电话】');
  const form = { act: 'assign', version: '1', urgent: 'on', briefNarrative: '我自己写的一句话。' };
  const refused = await page('intake', `/verification/leads/${leadId}?/assign`, form);
  expect(refused.status).toBe(422);
  expect(box(refused.text)).toBe('我自己写的一句话。');
});

test('after intake has decided, the original opens with a purpose and on that one page', async () => {
  const { leadId } = await aLead();
  await walk.accept(leadId);
  const url = `/verification/leads/${leadId}`;
  expect((await page('intake', url)).text).not.toContain('王芳');
  const wrong = await page('intake', `${url}?/openRaw`, { act: 'openRaw', reason: '', purpose: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).not.toContain('王芳');
  const right = { act: 'openRaw', reason: 'REPORTER_ASKS', purpose: '举报人来电询问' };
  expect((await page('intake', `${url}?/openRaw`, right)).text).toContain('我叫王芳');
  expect((await page('intake', url)).text).not.toContain('王芳');
  expect((await page('police1', `${url}?/openRaw`, right)).text).not.toContain('王芳');
});

test('whom a reporter keeps out stands plainly on the page', async () => {
  const { leadId } = await aLead({ avoid: ['POLICE'] });
  const { text } = await page('intake', `/verification/leads/${leadId}`);
  expect(text).toContain('举报人要求回避');
  expect(text).toContain('请移送上级机关办理');
  expect(text).not.toContain('name="briefNarrative"');
});

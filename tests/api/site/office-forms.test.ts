import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChannels } from '../../../server/contract/channels.ts';
import { listSchemes } from '../../../server/contract/schemes.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['clerk', 'approver', 'finance', 'sysadmin'], pages: true });
});
afterAll(() => house.close());

const HOST = 'localhost:3000';

/** Looks at a page, or sends one of its forms as a browser without a script does. */
/** A form that brings a paper goes in parts, any other as fields. */
function bodyOf(form: Record<string, string>, paper?: string): { type: string; payload: string } {
  if (paper === undefined) {
    return { type: 'application/x-www-form-urlencoded', payload: new URLSearchParams(form).toString() };
  }
  const part = (head: string, content: string) =>
    `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const fields = Object.entries(form).map(([name, value]) => part(`name="${name}"`, value));
  const file = part('name="document"; filename="paper.pdf"', paper);
  return { type: 'multipart/form-data; boundary=x', payload: `${fields.join('')}${file}--x--\r\n` };
}

async function page(name: Name, url: string, form?: Record<string, string>, paper?: string) {
  const sent = form && bodyOf(form, paper);
  const answer = await house.app.inject({
    method: form ? 'POST' : 'GET',
    url,
    headers: {
      ...{ host: HOST, origin: `http://${HOST}`, accept: 'text/html', cookie: await house.as(name).cookie() },
      ...(sent ? { 'content-type': sent.type } : {}),
    },
    ...(sent ? { payload: sent.payload } : {}),
  });
  const text = answer.payload.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&');
  return { status: answer.statusCode, text, location: String(answer.headers['location'] ?? '') };
}

const boxIn = (text: string) =>
  /<textarea[^>]*name="document"[^>]*>([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? '';

describe('the page of the reward measures', () => {
  test('offers the clerk the measure in force as a draft that could be saved as it stands', async () => {
    const { status, text } = await page('clerk', '/finance/schemes');
    expect(status).toBe(200);
    expect(text).toContain('演示方案，不能据此真实支付');
    expect(text).toContain('涉案金额不低于¥5,000,000.00');
    expect(boxIn(text)).toMatch(/^\{\s+"scheme_id": "litong-DRAFT",\s+"title"/);
    const sent = await page('clerk', '/finance/schemes?/draft', { act: 'draft', document: boxIn(text) });
    expect([sent.status, sent.location]).toEqual([303, '/finance/schemes?done=draft#done']);
  });

  test('names each wrong place and keeps every word that was typed', async () => {
    const typed = '{ "scheme_id": "litong-DRAFT", "title": "我写了很久", "stages": [{ "stage_id": "A" }] }';
    const { status, text } = await page('clerk', '/finance/schemes?/draft', {
      act: 'draft',
      document: typed,
    });
    expect(status).toBe(422);
    expect(text).toContain('请选择“stages[0].trigger”');
    expect(text).toContain('请填写“stages[0].bands”');
    expect(boxIn(text)).toBe(typed);
    const broken = await page('clerk', '/finance/schemes?/draft', { act: 'draft', document: '{ "title": }' });
    expect(broken.status).toBe(422);
    expect(broken.text).toContain('这段 JSON 读不懂');
    expect(boxIn(broken.text)).toBe('{ "title": }');
  });

  test('leads approver and finance through their steps, and offers neither the other’s', async () => {
    const { schemes } = await house.as('approver').do(listSchemes);
    const schemeId = schemes.find(({ may }) => may.includes('PROPOSE'))?.id ?? '';
    expect((await page('finance', '/finance/schemes')).text).not.toContain('?/activate');
    const documentNo = '利政发〔2026〕8号';
    const put = { schemeId, documentNo };
    const bare = await page('approver', '/finance/schemes?/propose', put, '');
    expect([bare.status, bare.text]).toEqual([422, expect.stringContaining(documentNo)]);
    const proposed = await page('approver', '/finance/schemes?/propose', put, '%PDF-1.7 made up');
    expect(proposed.location).toBe('/finance/schemes?done=propose#done');
    expect((await page('finance', '/office')).text).toContain('1 个方案等您核对启用');
    expect((await page('finance', '/finance/schemes')).text).toContain(`请对照“${documentNo}”原件核对`);
    const inForce = await page('finance', '/finance/schemes?/activate', { schemeId, documentNo });
    expect(inForce.location).toBe('/finance/schemes?done=activate#done');
  });
});

describe('the page of the published channels', () => {
  const row = (index: number, fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries({
        kind: 'PHONE',
        value: '',
        hoursZh: '',
        hoursEn: '',
        unitCode: 'POLICE',
        ...fields,
      }).map(([name, value]) => [`channels.${index}.${name}`, value]),
    );
  const send = async (...rows: Record<string, string>[]) => {
    const { version } = await house.as('sysadmin').do(readChannels);
    return page('sysadmin', '/admin/channels', Object.assign({ version: String(version) }, ...rows));
  };

  test('leads a refusal to the row that it is about, past removed and empty ones', async () => {
    const { status, text } = await send(
      row(0, { value: '110', remove: 'on' }),
      row(1, {}),
      row(2, { value: '请来电' }),
      row(3, { kind: 'EMAIL', hoursZh: '随时可写' }),
    );
    expect(status).toBe(422);
    expect(text).toContain('“第 3 条：号码或地址”的格式不对');
    expect(text).toContain('请填写“第 4 条：号码或地址”');
    expect(text).toContain('href="#f-channels-2-value"');
    expect(text).toContain('value="请来电"');
    expect(text).toContain('value="随时可写"');
  });

  test('publishes at once, and until then the administrator’s start page says what is missing', async () => {
    expect((await send()).location).toBe('/admin/channels?done=saved#done');
    expect((await page('sysadmin', '/office')).text).toContain('还没有公布：电话、电子邮箱、地址');
    expect((await page('clerk', '/office')).text).not.toContain('还没有公布');
    await send(
      row(0, { value: '0953-201 2345', hoursZh: '全天' }),
      row(1, { kind: 'EMAIL', value: 'jubao@litong.example' }),
      row(2, { kind: 'ADDRESS', value: '某街1号' }),
      row(3, { kind: 'WEB', value: 'https://jubao.example.gov.cn/' }),
    );
    expect((await page('sysadmin', '/office')).text).not.toContain('还没有公布');
    const street = await page('clerk', '/channels');
    expect(street.text).toContain('href="tel:09532012345"');
    expect(street.text).toContain('href="https://jubao.example.gov.cn/"');
    expect((await page('clerk', '/')).text).toContain('某街1号');
  });
});

import { get } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLook, saveEmblem } from '../../server/contract/look.ts';
import { readVillages, saveVillages } from '../../server/contract/villages.ts';
import { LITONG } from '../../server/demo/litong.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { STREET } from '../support/pages.ts';
import { PHONE, openToTheStreet } from '../support/visitor.ts';

const MOST = 60_000;
const PAGES = [
  ...STREET.filter((path) => path !== '/sign-in'),
  ...['/?lang=en', '/?elderly=1', '/report?lang=en'],
];
const EMBLEM = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><defs><linearGradient id="a">
  <stop stop-color="#0b5d66"/><stop offset="1" stop-color="#b93a26"/></linearGradient></defs>
  <circle cx="32" cy="32" r="31" fill="url(#a)"/><path d="M9 40 32 9l23 31-23 15z" fill="#fff8e8"/></svg>`;

let office: TestOffice;
let browser: Browser;
let url: string;

/** A district with all that a page may have to carry: an emblem, and a village list as long as a real one. */
beforeAll(async () => {
  office = await anOffice({ pages: true });
  const admin = office.as('sysadmin');
  const villages = LITONG.townships.flatMap(({ code }) =>
    Array.from(
      { length: 14 },
      (_, i) => `${code.slice(0, 9)}${201 + i},示例${i + 1}村,Example Village ${i + 1}`,
    ),
  );
  const file = Buffer.from(['代码,名称,英文名', ...villages].join('\n')).toString('base64');
  await admin.do(saveVillages, { body: { version: (await admin.do(readVillages)).version, file } });
  const picture = Buffer.from(EMBLEM).toString('base64');
  await admin.do(saveEmblem, { body: { version: (await admin.do(readLook)).version, picture } });
  browser = await aBrowser();
  ({ url } = await openToTheStreet(office, browser));
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

/** What a phone's browser asks for when it comes for the first time, the icon that a headless one leaves out included. */
async function fetched(path: string): Promise<string[]> {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, locale: 'zh-CN' });
  const page = await context.newPage();
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(request.url()));
  await page.goto(path, { waitUntil: 'networkidle' });
  for (const icon of await page.locator('link[rel=icon]').all())
    asked.add(new URL((await icon.getAttribute('href')) ?? '', url).href);
  await context.close();
  return [...asked].filter((address) => !address.startsWith('data:'));
}

type Answer = { address: string; status: number | undefined; type: string; encoding: string; bytes: number };

/** One answer as it comes over the wire, its head included. */
function onTheWire(address: string): Promise<Answer> {
  const headers = { accept: 'text/html,*/*', 'accept-encoding': 'gzip, deflate, br, zstd' };
  return new Promise((resolve, reject) => {
    get(address, { agent: false, headers }, (answer) => {
      const { 'content-type': type = '', 'content-encoding': encoding = 'none' } = answer.headers;
      answer.resume();
      answer.on('end', () =>
        resolve({ address, status: answer.statusCode, type, encoding, bytes: answer.socket.bytesRead }),
      );
    }).on('error', reject);
  });
}

it.each(PAGES)('%s weighs at most 60,000 bytes on a first visit, all told', async (path) => {
  const answers = await Promise.all((await fetched(path)).map(onTheWire));
  const kinds = answers.map(({ type }) => type.split(';')[0]);
  expect(kinds).toEqual(expect.arrayContaining(['text/html', 'text/css', 'text/javascript', 'image/png']));
  for (const { address, status, type, encoding, bytes } of answers) {
    expect([address, status]).toEqual([address, 200]);
    if (/html|css|javascript|svg/.test(type) && bytes > 2_000)
      expect([address, encoding]).toEqual([address, expect.stringMatching(/^(br|gzip)$/)]);
  }
  const weight = answers.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(weight).toBeLessThanOrEqual(MOST);
});

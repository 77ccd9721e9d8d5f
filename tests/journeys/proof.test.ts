import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { type Street, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

it('a resident takes the proof from the receipt, and anybody checks it', async () => {
  const resident = await street.stranger();
  await resident.open('/report');
  await resident.choose('identityMode', 'ANON');
  await resident.choose('target.kind', 'COMPANY');
  await resident.fill('target.name', '某某投资咨询有限公司');
  await resident.fill('target.townshipCode', 'UNKNOWN');
  await resident.fill('sector', 'OTHER');
  await resident.fill('mode', 'VIA_COMMERCE');
  await resident.choose('urgentSituations', 'NONE');
  await resident.choose('stillRaising', 'YES');
  await resident.choose('peopleBand', 'UNKNOWN');
  await resident.choose('amountBand', 'UNKNOWN');
  await resident.fill('narrative', '每周六在写字楼开推介会，承诺年化百分之十八的收益，向老人收取资金。');
  await resident.choose('truthful', 'on');
  await resident.choose('privacyRead', 'on');
  await resident.send('form.report');
  await expect.poll(() => resident.text()).toContain('先后有据');
  const [download] = await Promise.all([
    resident.page.waitForEvent('download'),
    resident.page.click('a[download^="tipward-proof-"]'),
  ]);
  const file = await readFile(await download.path());
  expect(JSON.parse(file.toString('utf8'))).toMatchObject({ format: 'tipward-receipt-proof/1' });
  expect(await resident.axe()).toEqual([]);

  // Without a script, as on an old phone.
  const other = await street.stranger({ javaScript: false });
  await other.open('/verify');
  await other.page.setInputFiles('input[type=file]', {
    name: 'proof.json',
    mimeType: 'application/json',
    buffer: file,
  });
  await other.page.click('main form button');
  await expect.poll(() => other.text()).toContain('证明成立');
  await resident.close();
  await other.close();
});

it('the auditor follows a lead without a word of it', async () => {
  await office.resident.report();
  await office.office.sequencer.drain();
  const auditor = await street.staff('auditor');
  await auditor.open('/audit');
  expect(await auditor.text()).toContain('线索：提交举报');
  await auditor.page.locator('a[href*="/audit?lead="]').first().click();
  await expect.poll(() => auditor.page.url()).toContain('lead=');
  expect(await auditor.text()).not.toContain('某某投资咨询');
  expect(await auditor.axe()).toEqual([]);
  await auditor.close();
});

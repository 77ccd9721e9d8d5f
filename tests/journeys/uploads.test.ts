import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { sha256 } from '../support/tus.ts';
import { settled } from '../support/settled.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';
import { fillIn } from '../support/report-form.ts';

const MIB = 1024 * 1024;
let office: TestOffice;
let browser: Browser;
let street: Street;
const folder = mkdtempSync('/tmp/tipward-files-');

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
  rmSync(folder, { recursive: true, force: true });
});

const film = randomBytes(11 * MIB);
const FILM = `${folder}/推介会.mp4`;
const photo = { name: '合同.png', mimeType: 'image/png', buffer: randomBytes(300_000) };
writeFileSync(FILM, film);

const lineOf = (page: Page, name: string) => page.locator('[data-uploads] li', { hasText: name });
const stateOf = (page: Page, name: string) => lineOf(page, name).getAttribute('data-state');
const inMemory = (page: Page) =>
  page.evaluate(() => ({ lasting: localStorage.length, tab: Object.values(sessionStorage).join(' ') }));

/** The line breaks once so many pieces are through; `mend` brings it back. */
async function breakingLine(
  page: Page,
  after: number,
): Promise<{ broken: Promise<void>; mend(): Promise<void> }> {
  const broken = Promise.withResolvers<void>();
  let pieces = 0;
  await page.route('**/api/public/uploads/**', async (route) => {
    if (route.request().method() === 'PATCH' && (pieces += 1) <= after) return route.continue();
    await route.abort('connectionfailed');
    broken.resolve();
  });
  return { broken: broken.promise, mend: () => page.unroute('**/api/public/uploads/**') };
}

/** The line carries so many bytes a second; `quicken` lets it be as fast as it is. */
async function slowLine(page: Page, bytesASecond: number): Promise<{ quicken(): Promise<void> }> {
  const tools = await page.context().newCDPSession(page);
  const carry = (uploadThroughput: number) =>
    tools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
    });
  await carry(bytesASecond);
  return { quicken: () => carry(-1).then(() => undefined) };
}

describe('a resident with files on a phone', () => {
  let resident: Visitor;
  beforeAll(async () => {
    resident = await street.stranger();
  });
  afterAll(() => resident?.close());

  it('uploads while writing; a lost line, a reload and a second choice later the file goes on', async () => {
    const { page } = resident;
    await resident.open('/report');
    await resident.reach('evidence');
    expect(await page.locator('script[src*=uploads]').count()).toBe(0);
    const line = await breakingLine(page, 1);
    await page.setInputFiles('[name=evidence]', FILM);
    await line.broken;
    await expect.poll(() => lineOf(page, '推介会.mp4').innerText()).toContain('网络断了');
    const [upload] = await office.rows<{ received: string }>('select received from uploads');
    expect(Number(upload?.received)).toBe(4 * MIB);

    const { lasting, tab } = await inMemory(page);
    expect(lasting).toBe(0);
    expect(tab).not.toContain('推介会');
    await line.mend();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await settled(page);
    await expect.poll(() => stateOf(page, '推介会.mp4')).toBe('lost');
    expect(await lineOf(page, '推介会.mp4').innerText()).toContain('再选一次');
    expect(await resident.axe()).toEqual([]);

    const slow = await slowLine(page, MIB);
    await page.setInputFiles('[name=evidence]', FILM);
    const told = () => lineOf(page, '推介会.mp4').innerText();
    await expect.poll(told, { timeout: 30_000 }).toMatch(/\d+% · 每秒[\d.]+ ?[KM]B · 还要\d+(?:秒|分钟)/);
    await slow.quicken();
    await page.setInputFiles('[name=evidence]', photo);
    await expect.poll(() => stateOf(page, '推介会.mp4'), { timeout: 30_000 }).toBe('done');
    await expect.poll(() => stateOf(page, '合同.png'), { timeout: 30_000 }).toBe('done');
    expect((await office.rows('select 1 from uploads')).length).toBe(2);
    expect(
      await page.locator('[name=evidence]').evaluate((box) => (box as { files?: object[] }).files?.length),
    ).toBe(0);
  });

  it('keeps them over a refused form, and finds their digests on the receipt', async () => {
    const { page } = resident;
    await resident.send('form.report');
    expect(await page.locator('[data-waiting] input:checked').count()).toBe(2);
    expect(await page.locator('[data-uploads] li').count()).toBe(0);
    expect(await resident.axe()).toEqual([]);

    await fillIn(resident);
    await resident.send('form.report');
    const text = await page.locator('main').textContent();
    expect(text).toContain(sha256(film));
    expect(text).toContain(sha256(photo.buffer));
    expect((await inMemory(page)).tab).toBe('');
  });

  it('takes a file out, and the office forgets it', async () => {
    const { page } = resident;
    await page.locator('[data-noted]').check();
    await resident.open('/report');
    await resident.reach('evidence');
    await page.setInputFiles('[name=evidence]', photo);
    await expect.poll(() => stateOf(page, '合同.png'), { timeout: 30_000 }).toBe('done');
    await page.getByRole('button', { name: '移除 合同.png' }).click();
    const left = `select 1 from uploads where state <> 'TAKEN'`;
    await expect.poll(async () => (await office.rows(left)).length).toBe(0);
    expect((await inMemory(page)).tab).toBe('');
  });

  it('presses “submit” early: the form waits for its files and goes off by itself', async () => {
    const { page } = resident;
    await resident.open('/report');
    await resident.reach('evidence');
    await fillIn(resident);
    const line = await breakingLine(page, 1);
    await page.setInputFiles('[name=evidence]', FILM);
    await line.broken;
    await resident.reach('truthful');
    await page.locator('form.report button:not([type=button])').click();
    await expect.poll(() => page.locator('form.report').innerText()).toContain('传完就自动提交');
    await line.mend();
    await page.locator('[data-code]').waitFor({ timeout: 30_000 });
    expect(await page.locator('main').textContent()).toContain(sha256(film));
  });
});

describe('a resident whose phone does not get the upload script', () => {
  it('sends the files with the form, each once, over a “no” and another language', async () => {
    const resident = await street.stranger();
    const { page } = resident;
    await page.route('**/uploads-*.js', (route) => route.abort());
    await resident.open('/report');
    await resident.reach('evidence');
    await page.setInputFiles('[name=evidence]', photo);
    await resident.send('form.report');
    const kept = page.locator('[data-waiting] input:checked');
    expect(await kept.count()).toBe(1);
    expect(await page.locator('[data-files-of] li').count()).toBe(0);
    await page.click('a[data-reading=lang]');
    await page.waitForSelector('html[lang=en]');
    expect(await kept.count()).toBe(1);
    await fillIn(resident);
    await resident.send('form.report');
    const text = (await page.locator('[data-first]').textContent()) ?? '';
    expect(text.split(sha256(photo.buffer)).length).toBe(2);
    await resident.close();
  });
});

describe('a resident whose phone runs no script', () => {
  it('uploads with the form, and after a “no” not again', async () => {
    const resident = await street.stranger({ javaScript: false });
    const { page } = resident;
    await resident.open('/report');
    await resident.reach('evidence');
    await page.setInputFiles('[name=evidence]', photo);
    await resident.send('form.report');
    expect(await page.locator('[data-waiting]').innerText()).toContain('合同.png');
    await fillIn(resident);
    await resident.send('form.report');
    expect(await page.locator('main').textContent()).toContain(sha256(photo.buffer));
    await resident.close();
  });
});

describe.each([
  ['with a script', true],
  ['without a script', false],
])('a reporter who comes back, %s', (_how, javaScript) => {
  it('adds evidence by the receipt code', async () => {
    const { receiptCode, reference } = await office.resident.report();
    const reporter = await street.stranger({ javaScript });
    const { page } = reporter;
    await reporter.open('/status');
    await reporter.fill('receiptCode', receiptCode);
    await reporter.send('form:has([name=receiptCode])');
    await page.setInputFiles('#add [name=evidence]', photo);
    if (javaScript) await expect.poll(() => stateOf(page, '合同.png'), { timeout: 30_000 }).toBe('done');
    await reporter.send('#add form');
    await page.locator('#add', { hasText: '补充的文件已加密保存' }).waitFor();
    expect(await page.locator('main').textContent()).toContain(sha256(photo.buffer));
    expect(await page.locator('[data-uploads] li, [data-waiting]').count()).toBe(0);
    const [lead] = await office.rows<{ evidence_count: number }>(
      'select evidence_count from leads where reference = $1',
      [reference],
    );
    expect(lead?.evidence_count).toBe(1);
    await reporter.send('#add form');
    expect(await reporter.text()).toContain('请先选择要补充的文件');
    if (javaScript) expect(await reporter.axe()).toEqual([]);
    await reporter.close();
  });
});

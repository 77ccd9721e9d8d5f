import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WITH_A_MICROPHONE, aBrowser } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import { aPicture, handTo, scanned } from '../support/handed-pictures.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { sha256 } from '../support/tus.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';
import { fillIn } from '../support/report-form.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
let resident: Visitor;
let page: Page;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser(findChromium(), WITH_A_MICROPHONE);
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});
beforeEach(async () => {
  resident = await street.stranger();
  ({ page } = resident);
});
afterEach(() => resident?.close());

const stateOf = (name: string) =>
  page.locator('[data-uploads] li', { hasText: name }).getAttribute('data-state');
const arrived = (name: string) => expect.poll(() => stateOf(name), { timeout: 30_000 }).toBe('done');
const panel = () => page.locator('[data-recorder-place]');
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const receipt = async (): Promise<string> => (await page.locator('main').textContent()) ?? '';

describe('a resident with a phone in the hand', () => {
  it('records a voice, hears it, throws one away, keeps one, and finds its digest on the receipt', async () => {
    await resident.open('/report');
    await resident.reach('evidence');
    expect(await page.locator('script[src*=record-voice]').count()).toBe(0);
    await press('录音');
    await page.locator('[data-state=recording]').waitFor();
    expect(await panel().innerText()).toMatch(/正在录音[\s\S]*最长30分钟[\s\S]*听得出您的声音/);
    await expect
      .poll(() => page.locator('[data-clock]').innerText(), { timeout: 20_000 })
      .toMatch(/^0:0[1-9]$/);
    expect(await resident.axe()).toEqual([]);
    await press('停下');
    await page.locator('[data-state=took]').waitFor();
    expect(await page.evaluate(`document.querySelector('audio').error`)).toBeNull();
    await press('不要了');
    expect(await panel().innerText()).toBe('');

    // A file of the district's size is full after a second, and the recording ends by itself.
    await page.evaluate(`document.querySelector('[data-recorder-place]').dataset.maxBytes = '1'`);
    await press('录音');
    await page.locator('[data-state=took]').waitFor();
    expect(await panel().innerText()).toContain('到时间了，已经停下');
    expect(await resident.axe()).toEqual([]);
    // Gone on or sent before it is decided: nothing goes, and nothing is lost.
    await press('下一步');
    expect(await panel().innerText()).toContain('还没有决定');
    expect(await page.locator('[data-step=evidence]').isVisible()).toBe(true);
    await fillIn(resident);
    await page.locator('form.report button:not([type=button])').click();
    expect(await panel().innerText()).toContain('还没有决定');
    expect((await office.rows('select 1 from leads')).length).toBe(0);
    const heard = page.evaluate<number[]>(`new Promise((resolve) => {
      document.addEventListener('tipward-take', ({ detail: { take } }) =>
        take.arrayBuffer().then((bytes) => resolve([...new Uint8Array(bytes)])));
    })`);
    await press('放进证据');
    await arrived('录音-1.webm');
    await resident.send('form.report');
    expect(await receipt()).toContain('录音-1.webm');
    expect(await receipt()).toContain(sha256(Buffer.from(await heard)));
  });

  it('takes a photo, and pastes and drops what is there; words that are pasted stay words', async () => {
    await resident.open('/report');
    await resident.reach('evidence');
    const [photo, shot, dropped] = await Promise.all(['#b93a26', '#0b5d66', '#8a5a00'].map(aPicture));
    await page.setInputFiles('[data-camera]', {
      name: 'IMG_20261123_093012.jpg',
      mimeType: 'image/jpeg',
      buffer: photo!,
    });
    await arrived('照片-1.jpg');
    const picture = { name: 'image.png', content: shot! };
    expect(await handTo(page, 'paste', [picture], '他们说')).toBe(false);
    expect(await handTo(page, 'paste', [picture])).toBe(true);
    await arrived('截图-1.png');
    await handTo(page, 'drop', [{ name: '合同.png', content: dropped! }]);
    await arrived('合同.png');
    expect(await page.locator('[data-uploads] li').count()).toBe(3);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(`navigator.clipboard.writeText('文字')`);
    await resident.reach('evidence');
    await press('粘贴截图');
    await expect.poll(() => page.locator('[data-ways-of]').innerText()).toContain('剪贴板里没有图片');
    await fillIn(resident);
    await resident.send('form.report');
    for (const file of [photo!, shot!, dropped!]) expect(await receipt()).toContain(sha256(file));
    expect(await receipt()).not.toContain('IMG_2026');
  });

  it('hears in plain words why there is no recording, and what to do instead', async () => {
    await page.addInitScript(`
      const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: refuse }, configurable: true });
    `);
    await resident.open('/report');
    await resident.reach('evidence');
    await press('录音');
    await expect.poll(() => panel().innerText()).toMatch(/没有得到麦克风的许可[\s\S]*自带的录音机/);
    expect(await resident.axe()).toEqual([]);
    await press('关闭');
    await page.evaluate(`Object.defineProperty(navigator, 'mediaDevices', { value: undefined })`);
    await press('录音');
    await expect.poll(() => panel().innerText()).toContain('不能直接录音');
  });
});

async function aReceipt(): Promise<string> {
  await resident.open('/report');
  await fillIn(resident);
  await resident.send('form.report');
  const shown = await page.locator('[data-code]').innerText();
  return shown.match(/[0-9A-Z]{4}/g)?.join('-') ?? '';
}

describe('a resident with a receipt', () => {
  it('keeps it as a picture that a phone reads, and nothing of it leaves the browser', async () => {
    const code = await aReceipt();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const [download] = await Promise.all([page.waitForEvent('download'), press('保存成图片')]);
    expect(download.suggestedFilename()).toMatch(/^凭证-\d{4}-\d{2}-\d{2}\.png$/);
    const picture = await readFile(await download.path());
    expect(await scanned(picture)).toBe(`${street.url}/status#${code}`);
    expect((await sharp(picture).metadata()).width).toBeGreaterThanOrEqual(1080);
    expect(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
    expect(await resident.axe()).toEqual([]);
  });

  it('prints one page with the code, its QR and the day to come back, and not what it is about', async () => {
    const code = await aReceipt();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 794, height: 1123 });
    const printed = await page.locator('body').innerText();
    for (const group of code.split('-')) expect(printed).toContain(group);
    expect(printed).toMatch(/利通区[\s\S]*请在2026年12月1日（周二）回到这里[\s\S]*2026年12月23日（周三）前/);
    expect(printed).not.toMatch(/举报|集资|线索/);
    expect(await scanned(await page.screenshot())).toBe(`${street.url}/status#${code}`);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  });

  it('takes a reminder along that tells nobody anything', async () => {
    const code = await aReceipt();
    const link = page.getByRole('link', { name: '在日历里记一笔' });
    const entry = decodeURIComponent((await link.getAttribute('href')) ?? '');
    expect(entry).toMatch(/^data:text\/calendar[\s\S]*DTSTART:20261201T090000\r\n[\s\S]*SUMMARY:看一下\r\n/);
    expect(entry).not.toMatch(/举报|http/);
    for (const group of code.split('-')) expect(entry).not.toContain(group);
    expect(await link.getAttribute('download')).toBe('提醒.ics');
  });

  it('hears it letter by letter, but only by a voice of the device itself', async () => {
    await page.addInitScript(`
      globalThis.said = [];
      globalThis.voices = [{ lang: 'zh-CN', localService: false, name: 'far' }];
      globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };
      const hears = new EventTarget();
      Object.defineProperty(globalThis, 'speechSynthesis', { value: Object.assign(hears, {
        getVoices: () => voices, cancel: () => said.push('stop'), speak: (one) => said.push(one.text),
      }) });
    `);
    const code = await aReceipt();
    const button = page.locator('[data-aloud] button');
    expect(await button.isVisible()).toBe(false);
    await page.evaluate(`voices.push({ lang: 'zh-CN', localService: true, name: 'near' });
      speechSynthesis.dispatchEvent(new Event('voiceschanged'));`);
    expect(await page.locator('[data-aloud-note]').innerText()).toContain('旁边的人也听得到');
    await page.evaluate('said.length = 0');
    await button.click();
    const said = await page.evaluate<string[]>('said');
    const digit = (sign: string) => '零一二三四五六七八九'[Number(sign)] ?? sign;
    expect(said.filter((piece) => piece.length === 1)).toEqual([...code.replaceAll('-', '')].map(digit));
    expect(said).toContain('第4组');
    await button.click();
    expect(await page.evaluate<string>('said.at(-1)')).toBe('stop');
    expect(await button.innerText()).toBe('读出来');
  });

  it('types it in carelessly and is let in', async () => {
    const { receiptCode, reference } = await office.resident.report();
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const confused = receiptCode.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('V', 'U');
    const spellings = [
      ` ${receiptCode.replaceAll('-', '  ')} `,
      receiptCode.toLowerCase().replaceAll('-', ''),
      confused,
      confused.toLowerCase().replaceAll('l', 'i'),
      wide(receiptCode),
      wide(confused.toLowerCase()).replaceAll('－', '　'),
      ...['–', '—', '－', '一', '~', '·', '_'].map((dash) => receiptCode.replaceAll('-', dash)),
      `凭证码：${receiptCode}`,
    ];
    for (const typed of spellings) {
      const body = new URLSearchParams({ receiptCode: typed });
      const headers = { origin: street.url, accept: 'text/html' };
      const opened = await fetch(`${street.url}/status?/open`, {
        ...{ method: 'POST', body, headers, redirect: 'manual' },
      });
      const [cookie = ''] = opened.headers.getSetCookie().map((each) => each.split(';')[0]);
      const shown = await fetch(`${street.url}/status`, { headers: { cookie } });
      expect([typed, (await shown.text()).includes(reference)]).toEqual([typed, true]);
    }
  });
});

describe('a line that breaks in the middle of three uploads', () => {
  it('goes on with each where it was, and the receipt has all three', async () => {
    await resident.open('/report');
    const files = [4.2, 4.4, 4.6].map((mib, at) => ({
      name: `会议${at}.mp4`,
      mimeType: 'video/mp4',
      buffer: randomBytes(Math.round(mib * 1024 * 1024)),
    }));
    let pieces = 0;
    const broken = Promise.withResolvers<void>();
    await page.route('**/api/public/uploads/**', async (route) => {
      if (route.request().method() === 'PATCH' && (pieces += 1) <= 2) return route.continue();
      await route.abort('internetdisconnected');
      await page.context().setOffline(true);
      broken.resolve();
    });
    await page.setInputFiles('[name=evidence]', files);
    await broken.promise;
    const list = page.locator('[data-uploads]');
    await expect.poll(() => list.innerText(), { timeout: 20_000 }).toContain('网络断了');
    expect(await list.locator('li').count()).toBe(3);
    await page.unroute('**/api/public/uploads/**');
    await page.context().setOffline(false);
    for (const { name } of files) await arrived(name);
    await fillIn(resident);
    await resident.send('form.report');
    for (const { buffer } of files) expect(await receipt()).toContain(sha256(buffer));
  });
});

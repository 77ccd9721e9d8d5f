import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WITH_A_MICROPHONE, aBrowser } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { sha256 } from '../support/tus.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

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

async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.choose('identityMode', 'ANON');
  await visitor.choose('target.kind', 'COMPANY');
  await visitor.fill('target.name', '某某公司');
  await visitor.fill('target.townshipCode', 'UNKNOWN');
  await visitor.fill('sector', 'OTHER');
  await visitor.fill('mode', 'VIA_OTHER');
  await visitor.choose('urgentSituations', 'NONE');
  await visitor.choose('stillRaising', 'YES');
  await visitor.choose('peopleBand', 'UNKNOWN');
  await visitor.choose('amountBand', 'UNKNOWN');
  await visitor.fill('narrative', '他们每周六在楼下开会收钱，承诺高息。');
  await visitor.choose('truthful', 'on');
  await visitor.choose('privacyRead', 'on');
}

const stateOf = (name: string) =>
  page.locator('[data-uploads] li', { hasText: name }).getAttribute('data-state');
const arrived = (name: string) => expect.poll(() => stateOf(name), { timeout: 30_000 }).toBe('done');
const panel = () => page.locator('[data-recorder-place]');
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const receipt = async (): Promise<string> => (await page.locator('main').textContent()) ?? '';

type Given = { name: string; content: Buffer };

/** Hands pictures to the page as the clipboard or a hand with the mouse does; true where the page takes them. */
function hand(how: 'paste' | 'drop', files: Given[], words = ''): Promise<boolean> {
  const given = files.map(({ name, content }) => ({ name, base64: content.toString('base64') }));
  return page.evaluate<boolean>(`(() => {
    const carrier = new DataTransfer();
    for (const { name, base64 } of ${JSON.stringify(given)}) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      carrier.items.add(new File([bytes], name, { type: 'image/png' }));
    }
    if (${JSON.stringify(words)}) carrier.setData('text/plain', ${JSON.stringify(words)});
    const init = { bubbles: true, cancelable: true, clipboardData: carrier, dataTransfer: carrier };
    const event = '${how}' === 'paste' ? new ClipboardEvent('paste', init) : new DragEvent('drop', init);
    return !document.querySelector('[name=narrative]').dispatchEvent(event);
  })()`);
}

const aPicture = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();

describe('a resident with a phone in the hand', () => {
  it('records a voice, hears it, throws one away, keeps one, and finds its digest on the receipt', async () => {
    await resident.open('/report');
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

    await press('录音');
    await press('停下');
    await page.locator('[data-state=took]').waitFor();
    expect(await resident.axe()).toEqual([]);
    // Sent before it is decided: nothing goes, and nothing is lost.
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
    const [photo, shot, dropped] = await Promise.all(['#b93a26', '#0b5d66', '#8a5a00'].map(aPicture));
    await page.setInputFiles('[data-camera]', {
      name: 'IMG_20261123_093012.jpg',
      mimeType: 'image/jpeg',
      buffer: photo!,
    });
    await arrived('照片-1.jpg');
    const picture = { name: 'image.png', content: shot! };
    expect(await hand('paste', [picture], '他们说')).toBe(false);
    expect(await hand('paste', [picture])).toBe(true);
    await arrived('截图-1.png');
    await hand('drop', [{ name: '合同.png', content: dropped! }]);
    await arrived('合同.png');
    expect(await page.locator('[data-uploads] li').count()).toBe(3);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(`navigator.clipboard.writeText('文字')`);
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
    await press('录音');
    await expect.poll(() => panel().innerText()).toMatch(/没有得到麦克风的许可[\s\S]*自带的录音机/);
    expect(await resident.axe()).toEqual([]);
    await press('关闭');
    await page.evaluate(`Object.defineProperty(navigator, 'mediaDevices', { value: undefined })`);
    await press('录音');
    await expect.poll(() => panel().innerText()).toContain('不能直接录音');
  });
});

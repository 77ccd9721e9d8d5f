import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { fillIn } from '../support/report-form.ts';
import { heading, next } from '../support/report-walk.ts';
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

describe('a resident with a keyboard only', () => {
  it('comes from the first question to the receipt', async () => {
    const resident = await street.stranger();
    const { page } = resident;
    await resident.open('/report');
    const focus = () =>
      page.evaluate<string>(`(() => {
        const at = document.activeElement;
        return at.getAttribute('name') ?? at.closest('[data-step-next]')?.tagName ?? at.tagName;
      })()`);
    /** Tabs on until the field of that name, or the button for it, has the focus. */
    const tabTo = async (wanted: string): Promise<void> => {
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        if ((await focus()) === wanted) return;
      }
      throw new Error(`the keyboard does not come to ${wanted}`);
    };
    const onward = async () => {
      await tabTo('DIV');
      await page.keyboard.press('Enter');
      // The next step begins at its heading, so that a screen reader reads where one is.
      expect(await focus()).toBe('H2');
    };
    const pick = async (name: string) => {
      await tabTo(name);
      await page.keyboard.press('Space');
    };
    const choose = async (name: string, letters = 'ArrowDown') => {
      await tabTo(name);
      await page.keyboard.press(letters);
    };
    const write = async (name: string, words: string) => {
      await tabTo(name);
      await page.keyboard.type(words);
    };
    await pick('identityMode');
    await onward();
    await pick('target.kind');
    await write('target.name', '某某公司');
    await page.keyboard.press('Enter');
    expect(await focus()).toBe('H2');
    await choose('target.townshipCode');
    await onward();
    await onward();
    await choose('sector');
    await choose('mode');
    await onward();
    await onward();
    await pick('urgentSituations');
    await pick('stillRaising');
    await onward();
    await pick('peopleBand');
    await pick('amountBand');
    await onward();
    await write('narrative', '他们每周六在楼下开会收钱，承诺高息。');
    for (let step = 9; step < 13; step += 1) await onward();
    await pick('truthful');
    await pick('privacyRead');
    await tabTo('BUTTON');
    await page.keyboard.press('Enter');
    await page.locator('[data-code]').waitFor();
    await resident.close();
  });
});

// A voice of the device, as its browser would offer it; what it says is written down.
const VOICE = `
  globalThis.said = [];
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'zh-CN', localService: true, name: 'near' }],
    cancel: () => { said.length = 0; }, speak: (one) => said.push(one.text),
  }) });
`;

describe('a resident with weak eyes', () => {
  it('takes large letters, has the page read out, and comes to the receipt and back to it', async () => {
    const resident = await street.stranger();
    const { page } = resident;
    await page.addInitScript(VOICE);
    const said = () => page.evaluate<string[]>('said');
    const aloud = page.getByRole('button', { name: '朗读本页' });
    await resident.open('/');
    expect(await aloud.count()).toBe(0);
    await page.click('a[data-reading=elderly]');
    await page.waitForSelector('html[data-elderly=true]');
    await aloud.click();
    expect(await said()).toContain('匿名可以，匿名也能领奖。');
    await page.getByRole('button', { name: '停止朗读' }).click();
    expect(await said()).toEqual([]);

    await page.locator('main a[href="/report"]').first().click();
    await page.waitForURL('**/report');
    expect(await page.getAttribute('html', 'data-elderly')).toBe('true');
    await resident.choose('identityMode', 'ANON');
    await next(resident);
    await aloud.click();
    // The step that is open, and none of the others.
    expect((await said()).join('\n')).toMatch(/举报谁/);
    expect((await said()).join('\n')).not.toContain('事情的经过');
    expect(await heading(resident)).toContain('举报谁');
    expect(await resident.axe()).toEqual([]);
    await fillIn(resident);
    await resident.send('form.report');
    const code = await page.locator('[data-code]').innerText();
    expect(await resident.axe()).toEqual([]);
    page.on('dialog', (dialog) => void dialog.accept());
    await resident.open('/status');
    await resident.fill('receiptCode', code);
    await resident.send('form:has([name=receiptCode])');
    expect(await page.getAttribute('html', 'data-elderly')).toBe('true');
    expect(await resident.axe()).toEqual([]);
    // Whoever sits beside hears how it stands, and no code.
    await aloud.click();
    expect((await said()).join('\n')).toContain('已提交');
    expect((await said()).join('')).not.toContain(code.slice(0, 4));
    await resident.close();
  });
});

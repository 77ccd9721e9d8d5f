import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { settled } from '../support/settled.ts';
import { PHONE, type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

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

const NAME = '来访人甲';
const CODE = /([0-9A-HJKMNP-TV-Z]{4}[-\s]+){3}[0-9A-HJKMNP-TV-Z]{4}/;
const last = async () =>
  (
    await office.rows<{ id: string; reference: string; channel: string }>(
      'select * from leads order by received_seq desc limit 1',
    )
  )[0]!;

type Typed = { choose: Visitor['choose']; fill: Visitor['fill'] };

async function fillIn({ choose, fill }: Typed, how: Record<'channel' | 'notice' | 'slip', string>) {
  await choose('coming.channel', how.channel);
  await choose('coming.standing', 'RESIDENT');
  await choose('target.kind', 'COMPANY');
  await fill('target.name', '某某养生馆（示例）');
  await fill('target.townshipCode', '640302100');
  await fill('sector', 'ELDERLY_CARE');
  await fill('mode', 'VIA_COMMERCE');
  await choose('urgentSituations', 'NONE');
  await choose('stillRaising', 'YES');
  await choose('peopleBand', 'UNDER_150');
  await choose('amountBand', 'FROM_1M');
  await fill('narrative', '老人被拉去听课，交一万返一万二，已经三个月没有返。');
  await choose('coming.notice', how.notice);
  await choose('coming.slip', how.slip);
}

/** As the printer sees it, on paper so wide: everything that would be printed, and whether it fits. */
async function printed(page: Page, width: number): Promise<{ text: string; fits: boolean }> {
  await page.emulateMedia({ media: 'print' });
  const before = page.viewportSize() ?? PHONE;
  await page.setViewportSize({ width, height: 800 });
  const text = await page.locator('body').innerText();
  const fits = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = (
      globalThis as unknown as { document: { documentElement: Record<string, number> } }
    ).document.documentElement;
    return (scrollWidth ?? 0) <= (clientWidth ?? 0);
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
  return { text, fits };
}

describe('somebody comes to the township', () => {
  it('and goes home with a slip; the desk keeps nothing of it', async () => {
    const desk = await street.staff('township');
    const { page } = desk;
    page.on('dialog', (dialog) => void dialog.accept());
    await page.click('nav a[href="/verification/register"]');
    await settled(page);
    expect(await desk.axe()).toEqual([]);

    await desk.choose('identityMode', 'NAMED');
    await desk.fill('reporter.name', NAME);
    await desk.fill('target.name', '写了一半（示例）');
    await desk.send('form.report');
    expect(await desk.axe()).toEqual([]);
    const told = await page.locator('[role=alert]').first().innerText();
    for (const label of ['来源渠道', '这是谁的举报', '告知方式', '回执怎样交给举报人', '举报人手机号'])
      expect(told).toContain(label);
    expect(await page.inputValue('[name="target.name"]')).toBe('写了一半（示例）');

    await desk.fill('reporter.phone', '13900002222');
    await fillIn(desk, { channel: 'VISIT', notice: 'SIGNATURE', slip: 'HANDED' });
    await page.setInputFiles('[name=evidence]', {
      name: '收据.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('收到一万元\n'),
    });
    await page.waitForSelector('[data-uploads] input[name=uploads]', { state: 'attached' });
    await desk.send('form.report');
    expect(await desk.axe()).toEqual([]);
    const { reference, channel } = await last();
    expect(channel).toBe('VISIT');
    expect(await page.title()).toBe('登记回执');

    for (const width of [302, 559]) {
      const { text, fits } = await printed(page, width);
      expect(fits, `${width} px`).toBe(true);
      expect(text).toContain(reference);
      expect(text).toMatch(CODE);
      // It may lie on a kitchen table.
      for (const word of ['集资', '非法', '公安', NAME, '13900002222']) expect(text).not.toContain(word);
    }
    const code = CODE.exec(await page.locator('article.slip').innerText())![0];

    await page.locator('[data-noted]').check();
    await page.goto('/verification?tray=ALL');
    expect(await desk.text()).not.toContain(reference);
    await page.goBack();
    await settled(page);
    const back = await page.content();
    for (const word of [NAME, '13900002222', code.slice(0, 4), '养生馆']) expect(back).not.toContain(word);
    expect(await page.locator('article.slip').count()).toBe(0);
    expect(await page.inputValue('[name="target.name"]')).toBe('');
    expect(back).toContain(reference);
    const kept = await page.evaluate(() => {
      const { localStorage, sessionStorage } = globalThis as unknown as Record<string, object>;
      return Object.keys({ ...localStorage, ...sessionStorage });
    });
    // The staff's other pages keep where they were scrolled to.
    expect(kept.filter((key) => !key.startsWith('sveltekit:'))).toEqual([]);
    await desk.close();

    const reporter = await street.stranger();
    await reporter.open('/status');
    await reporter.fill('receiptCode', code.toLowerCase());
    await reporter.send('form:has([name=receiptCode])');
    expect(await reporter.text()).toContain(reference);
    await reporter.close();
  });
});

describe('somebody calls intake', () => {
  it('and hears the code sign by sign, also where the browser runs no script', async () => {
    const desk = await street.staff('intake');
    const state = await desk.page.context().storageState();
    await desk.close();
    const plain = await browser.newContext({
      baseURL: street.url,
      viewport: PHONE,
      locale: 'zh-CN',
      javaScriptEnabled: false,
      storageState: state,
    });
    const page = await plain.newPage();
    await page.goto('/verification/register');
    const typed: Typed = {
      choose: (name, value) => page.locator(`input[name="${name}"][value="${value}"]`).check(),
      fill: async (name, value) => {
        const field = page.locator(`[name="${name}"]`);
        if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
          await field.selectOption(value);
        else await field.fill(value);
      },
    };
    await typed.choose('identityMode', 'ANON');
    await fillIn(typed, { channel: 'PHONE', notice: 'VOICE', slip: 'READ_OUT' });
    await page.click('form.report button:not([type=button])');
    await page.waitForSelector('article.slip');
    const code = CODE.exec(await page.locator('article.slip').innerText())![0].replaceAll(/[^0-9A-Z]/g, '');
    const spelt = (await page.locator('ol li ul li').allInnerTexts()).map((line) => line.trim());
    expect(spelt.map((line) => line[0]).join('')).toBe(code);
    for (const line of spelt) expect(line).toMatch(/^[0-9A-Z]\s+(数字|大写)/);
    await plain.close();

    const { id } = await last();
    const reader = await street.staff('intake');
    await reader.page.setViewportSize(PHONE);
    await reader.open(`/verification/leads/${id}`);
    expect(await reader.text()).toContain('来电');
    expect(await reader.text()).toContain('已口头告知');
    expect(await reader.axe()).toEqual([]);
    await reader.close();
  });
});

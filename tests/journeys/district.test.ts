import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFund } from '../support/award-desk.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { STREET } from '../support/pages.ts';
import { NARROW, type Street, openToTheStreet, overflow } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  await aFund(office, 20_000_000);
  await office.resident.report();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const leading = (page: Page) =>
  page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--color-teal').trim()`);

// A window of 1280 px at 400 % is one of 320 px: nobody scrolls in two directions (WCAG 1.4.10).
describe('at 400 per cent', () => {
  it.each(['elderly=0', 'elderly=1&lang=en'])('every page of the street fits, with %s', async (query) => {
    const visitor = await street.stranger();
    await visitor.page.setViewportSize(NARROW);
    await visitor.open(`/?${query}`);
    for (const path of STREET) {
      await visitor.open(path);
      expect([path, await overflow(visitor.page)]).toEqual([path, 0]);
    }
    await visitor.close();
  });
});

describe('somebody who reads by night or in large type', () => {
  it('chooses once, and every page keeps it, without a script', async () => {
    const visitor = await street.stranger({ javaScript: false });
    const { page } = visitor;
    await visitor.open('/privacy');
    await page.click('a[data-reading=theme-dark]');
    await page.click('a[data-reading=elderly]');
    await visitor.open('/channels');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(await page.getAttribute('html', 'data-elderly')).toBe('true');
    const cookies = await page.context().cookies();
    for (const { name, expires } of cookies.filter((cookie) => cookie.name.includes('tipward')))
      expect([name, expires]).toEqual([name, -1]);
    await page.click('a[data-reading=theme-auto]');
    expect(await page.getAttribute('html', 'data-theme')).toBe('auto');
    await visitor.close();
  });

  it('is spared what a resident doesn’t come for', async () => {
    const visitor = await street.stranger();
    const links = async () => visitor.page.locator('header a:visible, footer a:visible').count();
    await visitor.open('/channels');
    const all = await links();
    await visitor.open('/channels?elderly=1');
    expect(await links()).toBeLessThan(all);
    await visitor.close();
  });

  it('finds nothing too small to touch in header and footer', async () => {
    const visitor = await street.stranger();
    await visitor.open('/channels?elderly=1');
    const small = await visitor.page.$$eval('header a, header button, footer a, footer button', (found) =>
      found
        .map((one) => ({ text: one.textContent?.trim(), box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.height < 44 || box.width < 44))
        .map(({ text, box }) => `${text} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    await visitor.close();
  });
});

describe('the system administrator', () => {
  it('gives the portal its own colour, emblem and words, and the street shows them', async () => {
    const officer = await street.staff('sysadmin');
    const { page } = officer;
    await officer.open('/admin/look');
    await officer.choose('palette', 'OWN');
    await officer.fill('look.leadColour', '#ffcc00');
    await officer.send('form[action="?/save"]');
    expect(await officer.text()).toContain('最接近、看得清的颜色是 #826800');
    expect(await page.inputValue('[name="look.leadColour"]')).toBe('#ffcc00');
    await officer.fill('look.leadColour', '#826800');
    await officer.send('form[action="?/save"]');
    await page.waitForSelector('#done');

    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>';
    await page.setInputFiles('[name=picture]', {
      name: 'emblem.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(picture),
    });
    await officer.send('form[action="?/emblem"]');
    await page.waitForURL('**done=emblem**');

    await officer.open('/admin/texts');
    await page.locator('[name="texts.resident.home.title.zh"]').fill('看见就说，我们来查。');
    await expect.poll(() => officer.text()).toContain('显示为： 看见就说，我们来查。');
    await officer.send('form:has([name="texts.resident.home.title.zh"])');
    await page.waitForSelector('#done');

    const resident = await street.stranger();
    await resident.open('/');
    expect(await resident.page.textContent('h1')).toBe('看见就说，我们来查。');
    expect(await leading(resident.page)).toBe('#826800');
    const drawn = resident.page.locator('header img').first();
    expect(await drawn.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(
      64,
    );
    expect(await resident.axe()).toEqual([]);
    await resident.close();
    for (const path of ['/admin/look', '/admin/texts', '/admin/places', '/admin/district-file']) {
      await officer.open(path);
      expect([path, await officer.axe()]).toEqual([path, []]);
    }
    await officer.close();
  });

  it('retires a township, which nobody can choose any more, and takes a file only when it is sound', async () => {
    const officer = await street.staff('sysadmin');
    const { page } = officer;
    await officer.open('/admin/places');
    await page.locator('[name="lists.townships.11.active"]').uncheck();
    await officer.send('form:has([name="lists.townships.11.active"])');
    await page.waitForSelector('#done');
    const resident = await street.stranger();
    await resident.open('/report');
    const offered = await resident.page.$$eval('[name="target.townshipCode"] option', (options) =>
      options.map((option) => option.textContent?.trim()),
    );
    expect(offered).toContain('金积镇');
    expect(offered).not.toContain('郭家桥乡');
    await resident.close();

    await officer.open('/admin/district-file');
    const send = async (content: string) => {
      await page.setInputFiles('[name=file]', {
        name: 'district.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
      await officer.send('form:has([name=file])', 'button >> nth=1');
    };
    await send('{"format":"tipward-district/1"}');
    await expect.poll(() => officer.text()).toContain('townships');
    await send('not a file at all');
    await expect.poll(() => page.locator('[role=alert]').textContent()).toContain('区县文件');
    await officer.close();
  });
});

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { walkOf } from '../api/verification/walk.ts';
import { aBrowser } from '../support/browser.ts';
import { anOffice, type TestOffice } from '../support/office.ts';
import { openToTheStreet, PHONE, type Street, type Visitor } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
let coordinator: Visitor;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  const walk = walkOf(office);
  for (let n = 0; n < 2; n += 1) await walk.accept((await walk.report()).leadId);
  coordinator = await street.staff('coordinator');
}, 60_000);
afterAll(async () => {
  await browser.close();
  await office.close();
});

describe('the coordinator', () => {
  test('goes from a number to its leads, and takes the table along', async () => {
    const { page, open } = coordinator;
    await open('/verification/overview');
    expect(await coordinator.axe()).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain('内部资料 严禁外传 · 柯协调');
    await page.locator('dl a').first().click();
    await page.waitForURL(/\/verification\?tray=ALL&from=2026-11-01&to=2026-11-30/);
  });

  test('sees the supervision and the reports on a phone, without a fault', async () => {
    const { page, open, axe } = coordinator;
    await page.setViewportSize(PHONE);
    for (const path of ['/verification/supervision', '/verification/reports']) {
      await open(path);
      expect(await axe()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('goes through the queue by keys, which fields and a switch keep silent', async () => {
    const { page, open } = coordinator;
    const at = () => page.evaluate<string>('document.activeElement.pathname ?? ""');
    await open('/verification?tray=ALL');
    await page.keyboard.press('j');
    const first = await at();
    expect(first).toMatch(/^\/verification\/leads\//);
    await page.keyboard.press('j');
    expect(await at()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await at()).toBe(first);
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').innerText()).toContain('下一条线索');
    await page.getByLabel('在这台电脑上使用快捷键').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});

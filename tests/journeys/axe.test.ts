import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFund } from '../support/award-desk.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { DESKS, STREET } from '../support/pages.ts';
import { settled } from '../support/settled.ts';
import { DESK, NARROW, type Street, type Visitor, openToTheStreet, overflow } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  await aFund(office, 20_000_000);
  for (let i = 0; i < 3; i += 1) await office.resident.report();
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const LANGUAGES = ['zh-CN', 'en'];

/** Walks the pages in one tab, in one language. */
async function walk(visitor: Visitor, language: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await visitor.open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    expect(await visitor.page.getAttribute('html', 'lang')).toBe(language);
    expect(await visitor.axe(), `${path} in ${language}`).toEqual([]);
    const wide = visitor.page.viewportSize() ?? DESK;
    await visitor.page.setViewportSize(NARROW);
    expect([path, language, await overflow(visitor.page)]).toEqual([path, language, 0]);
    await visitor.page.setViewportSize(wide);
  }
}

it('axe finds nothing on any page of the street, in either language', async () => {
  await Promise.all(
    LANGUAGES.map(async (language) => {
      const resident = await street.stranger();
      await walk(resident, language, STREET);
      await resident.close();
    }),
  );
});

it.each(DESKS)(
  'axe finds nothing on any page of %s, in either language, and each fits at 400 per cent',
  async (name, paths) => {
    const officer = await street.staff(name);
    const again = await street.besides(officer);
    await Promise.all([officer, again].map((desk, i) => walk(desk, LANGUAGES[i] ?? '', paths)));
    await again.close();
    await officer.close();
  },
);

it('axe finds nothing on the page that asks to rest', async () => {
  const small = await anOffice({ people: [], pages: true, limits: { other: 4 } });
  const visitor = await (await openToTheStreet(small, browser)).stranger();
  const statuses: (number | undefined)[] = [];
  while (statuses.length < 20 && statuses.at(-1) !== 429)
    statuses.push((await visitor.page.goto('/about'))?.status());
  expect(statuses.at(-1)).toBe(429);
  expect(await visitor.axe()).toEqual([]);
  await visitor.close();
  await small.close();
});

it('what is typed before the script is there stays typed', async () => {
  const page = (await street.stranger()).page;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await page.fill('[name=username]', 'intake');
  release();
  await settled(page);
  // Only a page that its script has taken over offers a passkey.
  await page.waitForSelector('form button[type=button]');
  expect(await page.inputValue('[name=username]')).toBe('intake');
  await page.context().close();
});

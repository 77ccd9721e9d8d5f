import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';
import { openToTheStreet } from '../support/visitor.ts';
import { type OfficeDay, anOfficeDay } from './transitions/office-day.ts';
import type { Filled } from './transitions/lead.ts';

let office: TestOffice;
let browser: Browser;
let day: OfficeDay;
beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  day = anOfficeDay(office, browser, await openToTheStreet(office, browser));
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const OVERTAKEN = '您打开之后，别人已经办过或改过';

/** Both press their button in the same second; answers the page of whoever was faster, and the other one's. */
async function together(
  pages: readonly [Page, Page],
  act: string,
  typed: readonly [Filled, Filled],
): Promise<{ won: 0 | 1; slower: Page }> {
  for (const [at, page] of pages.entries()) await day.fillIn(page, act, typed[at]!);
  await Promise.all(pages.map((page) => day.send(page, act)));
  const done = pages.map((page) => page.waitForURL(/[?&]done=/).then(() => true));
  const told = pages.map((page) =>
    page
      .getByText(OVERTAKEN)
      .first()
      .waitFor()
      .then(() => false),
  );
  const outcome = await Promise.all([0, 1].map((at) => Promise.race([done[at]!, told[at]!])));
  expect(outcome.toSorted()).toEqual([false, true]);
  for (const one of [...done, ...told]) one.catch(() => undefined);
  const won = outcome[0] ? 0 : 1;
  return { won, slower: pages[1 - won]! };
}

async function sideBySide(names: readonly [Name, Name], leadId: string): Promise<readonly [Page, Page]> {
  const lead = { leadId, reference: '', receiptCode: '' };
  return [await day.open(names[0], lead), await day.open(names[1], lead)];
}

it('two accept one report in the same second: the slower reads both texts, and the step is gone', async () => {
  const { leadId } = await day.report();
  const pages = await sideBySide(['intake', 'intake2'], leadId);
  const words = ['甲公司公开承诺高息，向老人收钱。', '乙说：有人每周六开推介会。'] as const;
  const typed = [{ briefNarrative: words[0] }, { briefNarrative: words[1] }] as const;
  const { won, slower } = await together(pages, 'accept', typed);
  // What stands now is the brief of the faster one; what the slower one wrote can still be copied.
  await slower.getByText('您刚才填的内容（没有保存）').waitFor();
  const text = await slower.locator('main').innerText();
  for (const each of ['已受理', ...words]) expect(text, `${won} was faster`).toContain(each);
  expect(await slower.locator('form[action^="?/accept"]').count()).toBe(0);
  expect(await day.stands({ leadId, reference: '', receiptCode: '' })).toMatchObject({ transition: 'L02' });
  const { history } = await day.walk.see('coordinator', leadId);
  expect(history.map(({ transition }) => transition)).toEqual(['L01', 'L02']);
});

it('two write their unit’s finding in the same second: the slower holds both, decides, and saves', async () => {
  const { leadId } = await day.walk.toVerifying();
  const pages = await sideBySide(['police1', 'police2'], leadId);
  const words = ['账上有大额进出。', '没有看到大额进出。'] as const;
  const typed = [finding(words[0]), finding(words[1])] as const;
  const { won, slower } = await together(pages, 'finding', typed);
  await slower.getByText('别人刚刚存了这些内容').waitFor();
  expect(await slower.locator('#now').innerText()).toContain(words[won]);
  const summary = slower.locator('form:has([name=act][value=finding]) [name=summary]');
  expect(await summary.inputValue()).toBe(words[1 - won]);
  const agreed = `${words[0]}${words[1]}`;
  await summary.fill(agreed);
  await day.send(slower, 'finding');
  await slower.waitForURL(/[?&]done=save/);
  const { tasks } = await day.walk.see('police1', leadId);
  expect(tasks.find(({ unit }) => unit === 'POLICE')?.finding?.summary).toBe(agreed);
});

function finding(summary: string): Filled {
  const checks = ['LICENCE', 'PUBLICITY', 'PERSONNEL', 'BUSINESS', 'FUNDS'].map((check) => [
    `checks.${check}.result`,
    'NORMAL',
  ]);
  return { ...Object.fromEntries(checks), conclusion: 'SUBSTANTIATED', summary };
}

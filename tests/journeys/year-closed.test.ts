import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimReward } from '../../server/contract/receipt.ts';
import { type Award, aCandidate, aFund, bringTo, claimBody, figures } from '../support/award-desk.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';
import { aPdf } from '../support/sample-files.ts';
import { NARROW, PHONE, type Street, type Visitor, openToTheStreet, overflow } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
let paid: Award;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  await aFund(office, 3_000_000);
  paid = await aCandidate(office);
  await bringTo(office, paid, 'PAID');
  const waits = await aCandidate(office);
  await bringTo(office, waits, 'NOTIFIED');
  await office.stranger.do(claimReward, { body: claimBody(waits) });
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

/** Somebody who signs in on that day; nobody stays signed in over months. */
async function onDay(at: string, name: Name): Promise<Visitor> {
  office.clock.set(new Date(at));
  return street.staff(name);
}

async function looked(visitor: Visitor, path: string): Promise<string> {
  await visitor.open(path);
  expect(await visitor.axe(), `axe on ${path}`).toEqual([]);
  for (const window of [NARROW, PHONE]) {
    await visitor.page.setViewportSize(window);
    expect(await overflow(visitor.page), `${path} at ${window.width}`).toBeLessThanOrEqual(0);
  }
  await visitor.page.setViewportSize({ width: 1440, height: 900 });
  return visitor.text();
}

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

test('a year is closed: bank, months, a decision of two, and the next year’s fund with what is carried', async () => {
  const finance = await onDay('2027-01-08T02:00:00Z', 'finance');

  expect(await looked(finance, '/finance/fund')).toContain('先结清这些月份：2026-11、2026-12');
  expect(await looked(finance, '/finance/fund/ledger?account=SPENT')).toContain(paid.reference);
  await finance.page.locator('ol a[href*="/finance/fund/ledger/"]').first().click();
  await finance.page.waitForURL(/ledger\/\d+$/);
  expect(await finance.text()).toContain('全部分录');

  const wants = '先签署 2026-11 的银行对账';
  expect(await looked(finance, '/finance/fund/months')).toContain(wants);
  const lines = ['日期,支出,收入,流水号', '2026-11-23,"5,000.00",,HD2026-0001', '2026-11-28,,0.35,利息'];
  await finance.page.setInputFiles(
    '[name=file]',
    file('对账单.csv', 'text/csv', Buffer.from(lines.join('\n'))),
  );
  await finance.send('form[action*="statement"]');
  expect(await finance.text()).toContain('对账单已读入');
  const november = await looked(finance, '/finance/fund/months/2026-11');
  expect(november).toContain('1 笔');
  expect(november).toContain('利息');
  await finance.fill('reason', 'BANK_OWN');
  await finance.send('form:has([name=act][value=sign])');
  expect(await finance.text()).toContain('蔡财政');

  for (const month of ['2026-11', '2026-12']) {
    await finance.open('/finance/fund/months');
    expect(await finance.text()).toContain(`${month} 可以结账了`);
    await finance.send('form[action*="close"]');
  }

  await finance.open('/finance/fund');
  await finance.choose('decision', 'CARRY');
  const year = 'form[action*="closeYear"]';
  await finance.page.fill(`${year} [name=documentNo]`, '利财预〔2027〕2号');
  const paper = file('结转批复.pdf', 'application/pdf', await aPdf(1));
  await finance.page.setInputFiles(`${year} [name=document]`, paper);
  await finance.send(year);
  expect(await finance.text()).toContain('等另一个人确认');

  const head = await onDay('2027-01-08T03:00:00Z', 'head');
  expect(await looked(head, '/finance/fund')).toContain('结转批复.pdf');
  await head.send('form[action*="decide"]', 'button[value=yes]');
  expect(await head.text()).toContain('未用额度 ¥20,000.00（未用额度结转下年），在途锁定 ¥5,000.00 转入下年');

  const next = await head.page.getByRole('link', { name: '看下年的资金' }).getAttribute('href');
  const heir = await looked(head, next ?? '');
  for (const figure of ['2027年', '25,000.00', '20,000.00', '5,000.00']) expect(heir).toContain(figure);
  await head.send('form[action*="check"]');
  expect(await head.text()).toContain('账账相符');

  const report = await looked(head, '/finance/fund/reports?year=2026');
  expect(report).toContain('年度下达30,000.00元，支付奖励5,000.00元');
  expect(await looked(head, '/finance/fund/alerts')).toContain('同一账户');
  await figures(office);
});

import type { Browser, Page } from 'playwright-core';
import { settled } from '../support/settled.ts';
import { PHONE, type Visitor, visitorOf } from '../support/visitor.ts';
import { STEPS } from '../../web/src/lib/report/steps.ts';
import type { Camera } from './camera.ts';
import { STREET } from './pages.ts';

export type Receipt = { receiptCode: string; zh: string };

const ANSWERS = {
  'target.name': '示例养老服务公司',
  'target.townshipCode': '640302100',
  sector: 'ELDERLY_CARE',
  mode: 'VIA_COMMERCE',
  narrative: '每周六上午开推介会，说一年给百分之十八，现场收钱。',
};
const CHOICES = {
  identityMode: 'ANON',
  'target.kind': 'COMPANY',
  stillRaising: 'YES',
  urgentSituations: 'NONE',
  peopleBand: 'UNDER_150',
  amountBand: 'FROM_1M',
  truthful: 'on',
  privacyRead: 'on',
};

/** A step by any of its fields, as a link from a list of mistakes opens it. */
const toStep = (page: Page, key: string) =>
  page.evaluate(`{
    const inside = document.querySelector('[data-step="${key}"] [id]');
    const link = Object.assign(document.createElement('a'), { href: '#' + inside.id });
    document.querySelector('form.report').append(link);
    link.click();
    link.remove();
  }`);

async function answer(visitor: Visitor): Promise<void> {
  for (const [name, value] of Object.entries(CHOICES)) await visitor.choose(name, value);
  for (const [name, value] of Object.entries(ANSWERS)) await visitor.fill(name, value);
}

/** Every page that a resident can come to: the street's, each step of a report, its receipt, and every state of a lead. */
export async function photographStreet(
  browser: Browser,
  baseURL: string,
  camera: Camera,
  receipts: readonly Receipt[],
): Promise<void> {
  const anew = async () => visitorOf(await browser.newContext({ baseURL, viewport: PHONE, locale: 'zh-CN' }));
  let visitor = await anew();
  for (const { name, path } of STREET) {
    await visitor.page.goto(path);
    await settled(visitor.page);
    await camera.take(visitor.page, name);
  }
  await visitor.open('/licensed');
  await visitor.fill('typed', '示例农村商业银行股份有限公司');
  await visitor.send('form:has([name=typed])');
  await camera.take(visitor.page, 'licensed-found');
  await visitor.open('/?elderly=1');
  await camera.take(visitor.page, 'home-elderly');
  await visitor.close();

  visitor = await anew();
  await visitor.open('/report');
  await answer(visitor);
  for (const [i, { key }] of STEPS.entries()) {
    await toStep(visitor.page, key);
    await camera.take(visitor.page, `report-${i + 1}-${key}`);
  }
  await visitor.page.setViewportSize(PHONE);
  await visitor.send('form.report');
  await camera.take(visitor.page, 'receipt');
  await visitor.close();

  for (const { receiptCode, zh } of receipts) {
    visitor = await anew();
    await visitor.open('/status');
    await visitor.page.fill('[name=receiptCode]', receiptCode);
    await visitor.page.click('form[action*="open"] button:not([type=button])');
    await visitor.page.locator('[name=receiptCode]:visible').waitFor({ state: 'detached' });
    await settled(visitor.page);
    await camera.take(visitor.page, `status-${zh}`);
    if (zh === '奖励待领取') {
      await visitor.page.goto('/status/authority');
      await settled(visitor.page);
      await camera.take(visitor.page, 'authority');
    }
    await visitor.close();
  }
}

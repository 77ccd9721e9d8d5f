import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { totpCode } from '../../server/crypto/totp.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { type Name, PASSWORD } from '../support/people.ts';
import { settled, watchRequests } from '../support/settled.ts';
import { DESK, openToTheStreet } from '../support/visitor.ts';

const MINUTE = 60_000;
const SHOTS = process.env['MEMBERS_SHOTS'];

let house: TestOffice;
let browser: Browser;
let url: string;
let shot = 0;

beforeAll(async () => {
  house = await anOffice({
    pages: true,
    people: [
      'secadmin',
      'intake',
      'intake2',
      'coordinator',
      'head',
      'police1',
      'market1',
      'custodian',
      'auditor',
    ],
  });
  // A browser keeps a session only as long as its cookie lasts by the browser's own clock.
  house.clock.set(new Date());
  browser = await aBrowser();
  const street = await openToTheStreet(house, browser);
  // Passkeys live at names, not at numbers.
  url = street.url.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

type Visit = { context: BrowserContext; page: Page };
const tick = () => house.clock.set(new Date(house.clock.now().getTime() + MINUTE));

async function aVisit(): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, viewport: DESK, locale: 'zh-CN' });
  const page = await context.newPage();
  watchRequests(page);
  return { context, page };
}
async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}
async function press(page: Page, selector: string): Promise<void> {
  const posted = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await Promise.all([posted, page.locator(selector).first().click()]);
  await settled(page);
  if (!SHOTS) return;
  for (const [width, size] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height: size });
    await page.screenshot({ path: `${SHOTS}/${String(shot).padStart(2, '0')}-${width}.png`, fullPage: true });
  }
  shot += 1;
}
async function signIn(page: Page, username: string, secret: string, password: string = PASSWORD) {
  tick();
  await go(page, '/sign-in');
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', password);
  await page.fill('[name=code]', totpCode(secret, house.clock.now()));
  await page.click('form:has([name=password]) button:not([type=button])');
  await page.waitForURL('**/office');
  await settled(page);
}
async function at(name: Name, path: string): Promise<Visit> {
  const visit = await aVisit();
  await signIn(visit.page, name, house.secretOf(name));
  await go(visit.page, path);
  return visit;
}
const act = (name: string) => `form[action*="?/${name}"] button:not([type=button])`;
/** Waits until the page says so; the test runs out of time where it never does. */
const sees = (page: Page, text: string, within = 'main') =>
  page.locator(within).filter({ hasText: text }).first().waitFor();
const wordOn = (page: Page, selector: string) => page.locator(selector).first().innerText();

/** With a one-time code at the page that everybody may open. */
async function setPassword(page: Page, username: string, code: string, password: string): Promise<string> {
  await go(page, '/sign-in/code');
  await page.fill('[name=username]', username);
  await page.fill('[name=code]', code.trim());
  await press(page, act('open'));
  const secret = await page.inputValue('[name=totpSecret]');
  tick();
  await page.fill('[name=totpCode]', totpCode(secret, house.clock.now()));
  await page.fill('[name=password]', password);
  await page.fill('[name=repeat]', `${password} not`);
  await press(page, act('finish'));
  await sees(page, '不一致', 'form');
  await page.fill('[name=totpCode]', totpCode(secret, house.clock.now()));
  await page.fill('[name=password]', password);
  await page.fill('[name=repeat]', password);
  await press(page, act('finish'));
  await page.waitForURL('**/sign-in?set');
  return secret;
}

it('a newcomer sets their own password, adds a passkey and signs in by it', async () => {
  const admin = await at('secadmin', '/admin/staff');
  await admin.page.fill('[name=name]', '新来的');
  await admin.page.fill('[name=username]', 'newcomer');
  await admin.page.selectOption('[name=unitCode]', 'LEAD_AGENCY');
  await admin.page.check('input[value=INTAKE_OFFICER]', { force: true });
  await admin.page.check('input[value=INTAKE]', { force: true });
  await press(admin.page, act('add'));
  const code = (await wordOn(admin.page, '[role=status] dd.select-all')).slice(0, 19);
  await admin.context.close();

  const { context, page } = await aVisit();
  const secret = await setPassword(page, 'newcomer', code, 'my very own sentence');
  await signIn(page, 'newcomer', secret, 'my very own sentence');

  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await go(page, '/office/security');
  tick();
  await page.fill('[name=name]', '办公电脑');
  await page.fill('#passkeys [name=code]', totpCode(secret, house.clock.now()));
  await page.click('form[action*="?/addPasskey"] button[type=button]');
  await page.waitForURL('**/office/security?done=passkey**');
  await settled(page);
  await sees(page, '办公电脑', '#passkeys li');

  await page.click('form[action="/sign-out"] button');
  await page.waitForURL((address) => !address.pathname.startsWith('/office'));
  await go(page, '/sign-in');
  await page.fill('[name=username]', 'newcomer');
  await page.fill('[name=password]', 'my very own sentence');
  await page.fill('[name=code]', '000000');
  await page.click('form:has([name=password]) button:not([type=button])');
  await page.locator('[role=alert]').first().waitFor();
  // A code is used up by the try; the name isn't.
  expect(await page.inputValue('[name=code]')).toBe('');
  expect(await page.inputValue('[name=username]')).toBe('newcomer');
  await page.fill('[name=password]', 'my very own sentence');
  await page.click('form:has([name=password]) button[type=button]');
  await page.waitForURL('**/office');
  await settled(page);
  await go(page, '/office/security');
  await sees(page, '最近用过', '#passkeys li');
  await context.close();
});

it('three keepers take their shares, two of them run a drill, and a wrong letter is named', async () => {
  const admin = await at('secadmin', '/admin/recovery');
  for (const [agency, name] of [
    ['LEAD_AGENCY', 'head'],
    ['POLICE', 'police1'],
    ['MARKET_REG', 'market1'],
  ] as const)
    await admin.page.selectOption(`[name="keeper.${agency}"]`, house.idOf(name));
  await press(admin.page, act('make'));
  await sees(admin.page, '第 1 代');
  const shares: string[] = [];
  for (const name of ['head', 'police1'] as const) {
    const keeper = await at(name, '/office/security');
    await press(keeper.page, act('showShare'));
    shares.push(await wordOn(keeper.page, 'article .select-all'));
    await press(keeper.page, act('takeShare'));
    await sees(keeper.page, '系统里已销毁');
    expect(await wordOn(keeper.page, 'main')).not.toContain(shares.at(-1)!.split('\n')[0]);
    await keeper.context.close();
  }
  const drill = async (one: string, two: string) => {
    await go(admin.page, '/admin/recovery');
    await admin.page.fill('#drill [name="shares.0"]', one);
    await admin.page.fill('#drill [name="shares.1"]', two);
    await press(admin.page, act('drill'));
  };
  await drill(
    shares[0]!,
    shares[1]!.replace(/.$/, (letter) => (letter === '0' ? '1' : '0')),
  );
  await sees(admin.page, '“第2份”的格式不对', '#drill form');
  await drill(shares[0]!, shares[1]!);
  await sees(admin.page, '演练成功');
  await admin.context.close();
});

it('a colleague and the administrator together mend a forgotten password, and the seat is let in again', async () => {
  const helper = await at('intake', '/office/desks');
  await press(helper.page, `${act('help')}:has-text("尹二")`);
  const code = await wordOn(helper.page, '[role=status] .select-all');
  const admin = await at('secadmin', '/admin/staff');
  expect(await wordOn(admin.page, 'main')).not.toContain(code);
  await press(admin.page, act('confirm'));
  await sees(admin.page, '已确认');
  const { context, page } = await aVisit();
  const secret = await setPassword(page, 'intake2', code, 'another sentence of mine');
  await signIn(page, 'intake2', secret, 'another sentence of mine');
  await go(helper.page, '/office/desks');
  await press(helper.page, `${act('admit')}:has-text("尹二")`);
  await sees(helper.page, '已放行');
  await go(page, '/office/desks');
  expect(await wordOn(page, 'main')).not.toContain('您还没有被放行');

  // Later the seat is taken: those who stay see it on their page and make the key anew.
  await go(admin.page, '/admin/staff');
  const row = `li:has-text("intake2")`;
  await admin.page.click(`${row} summary`);
  await admin.page.click(`${row} details details:has(form[action*="takeSeat"]) summary`);
  await press(admin.page, `${row} ${act('takeSeat')}`);
  await sees(admin.page, '岗位已改');
  await go(helper.page, '/office/desks');
  await press(helper.page, act('renew'));
  await sees(helper.page, '钥匙已更换');
  for (const visit of [helper, admin, { context }]) await visit.context.close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Captcha, puzzleCaptcha } from '../../server/adapters/captcha.ts';
import { readSettings, saveSettings } from '../../server/contract/settings.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
/** The puzzle itself, as an office without other keys asks it. */
const real: Captcha = {
  verify: (token, now) => puzzleCaptcha(office.serverKeys.puzzleKey).verify(token, now),
};

beforeAll(async () => {
  office = await anOffice({ pages: true, captcha: real });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

async function fillIn(visitor: Visitor, narrative: string): Promise<void> {
  await visitor.open('/report');
  await visitor.choose('identityMode', 'ANON');
  await visitor.choose('target.kind', 'COMPANY');
  await visitor.fill('target.name', '某某投资公司');
  await visitor.fill('target.townshipCode', 'UNKNOWN');
  await visitor.fill('sector', 'OTHER');
  await visitor.fill('mode', 'VIA_COMMERCE');
  await visitor.choose('urgentSituations', 'NONE');
  await visitor.choose('stillRaising', 'YES');
  await visitor.choose('peopleBand', 'UNKNOWN');
  await visitor.choose('amountBand', 'UNKNOWN');
  await visitor.fill('narrative', narrative);
  await visitor.choose('truthful', 'on');
  await visitor.choose('privacyRead', 'on');
}

const screenings = async () =>
  (await office.rows<{ screening: string }>('select screening from leads order by received_seq')).map(
    ({ screening }) => screening,
  );

async function limit(limits: Record<string, number>): Promise<void> {
  const sysadmin = office.as('sysadmin');
  const { version, settings } = await sysadmin.do(readSettings);
  await sysadmin.do(saveSettings, {
    body: { version, settings: { ...settings, limits: { ...settings.limits, ...limits } } },
  });
  // What was counted before is over, and the new numbers hold.
  office.clock.set(new Date(office.clock.now().getTime() + 21 * 60_000));
}

describe('somebody who reports on a phone', () => {
  it('proves by the way that no machine writes, and is asked nothing for it', async () => {
    const resident = await street.stranger();
    await fillIn(resident, '他们每周六上午在会议室收老人的钱。');
    const solved = resident.page.locator('[name=captcha]');
    await expect
      .poll(async () => (await solved.inputValue()).length, { timeout: 60_000 })
      .toBeGreaterThan(100);
    expect(await resident.text()).toContain('自动检查已完成');
    await resident.send('form.report', 'button:not([type=button])');
    expect(await resident.text()).toContain('凭证码');
    expect(await screenings()).toEqual(['VERIFIED']);
    await resident.close();
  });

  it('who is quicker than the phone is held for a moment, and sends just the same', async () => {
    const resident = await street.stranger();
    let late = (): void => undefined;
    const released = new Promise<void>((resolve) => (late = resolve));
    await resident.page.route('**/api/public/puzzle', async (route) => {
      await released;
      await route.continue();
    });
    await fillIn(resident, '他们每周日上午在会议室收老人的钱。');
    const sent = resident.send('form.report', 'button:not([type=button])');
    await resident.page.waitForTimeout(300);
    late();
    await sent;
    expect(await screenings()).toEqual(['VERIFIED', 'VERIFIED']);
    await resident.close();
  });

  it('whose puzzle cannot be had is heard too', async () => {
    const resident = await street.stranger();
    await resident.page.route('**/api/public/puzzle', (route) => route.abort());
    await fillIn(resident, '他们每周一上午在会议室收老人的钱。');
    await resident.send('form.report', 'button:not([type=button])');
    expect(await resident.text()).toContain('凭证码');
    expect((await screenings()).at(-1)).toBe('UNVERIFIED');
    await resident.close();
  });
});

describe('somebody without scripts', () => {
  it('is told kindly that it makes no difference, and lands in the tray that intake looks through', async () => {
    const resident = await street.stranger({ javaScript: false });
    await fillIn(resident, '他们每周二上午在会议室收老人的钱。');
    expect(await resident.text()).toContain('一样收下、一样给凭证码、一样按期答复');
    await resident.send('form.report', 'button:not([type=button])');
    expect(await resident.text()).toContain('凭证码');
    expect((await screenings()).at(-1)).toBe('UNVERIFIED');
    await resident.close();

    const waiting = (await screenings()).filter((one) => one === 'UNVERIFIED').length;
    const intake = await street.staff('intake');
    await intake.open('/verification?tray=UNVERIFIED');
    expect(await intake.text()).toContain('期限也一样从收到时算起');
    expect(await intake.page.locator('table tbody tr').count()).toBe(waiting);
    await intake.page.locator('table tbody a').first().click();
    await intake.page.waitForURL('**/verification/leads/**');
    await intake.page.getByText('看过了，移入待办').first().click();
    await intake.send('form:has([value=clearScreening])');
    await intake.page.getByText('已移入待办').first().waitFor({ timeout: 60_000 });
    await intake.open('/verification?tray=UNVERIFIED');
    expect(await intake.page.locator('table tbody tr').count()).toBe(waiting - 1);
    await intake.close();
  });

  it('over the tray’s limit loses no word, and is told what helps', async () => {
    await limit({ unverified: 1 });
    const words = '写了很久的经过，一个字都不能丢。';
    const resident = await street.stranger({ javaScript: false });
    for (const expected of ['凭证码', '请允许本页运行脚本']) {
      await fillIn(resident, words);
      await resident.send('form.report', 'button:not([type=button])');
      expect(await resident.text()).toContain(expected);
    }
    expect(await resident.page.inputValue('[name=narrative]')).toBe(words);
    expect(await resident.page.inputValue('[name="target.name"]')).toBe('某某投资公司');
    expect(await resident.text()).toMatch(/请在\d+分钟后再试/);
    await resident.close();
  });

  it('over any limit of the form keeps every word, in English too', async () => {
    await limit({ report: 1, unverified: 50 });
    const resident = await street.stranger({ javaScript: false });
    await resident.open('/?lang=en');
    for (const expected of ['Receipt code', 'Too many requests']) {
      await fillIn(resident, '他们每周三上午在会议室收老人的钱。');
      await resident.send('form.report', 'button:not([type=button])');
      expect(await resident.text()).toContain(expected);
    }
    expect(await resident.page.inputValue('[name=narrative]')).toBe('他们每周三上午在会议室收老人的钱。');
    await resident.close();
    await limit({ report: 9_999 });
  });
});

describe('the owner of a receipt where others tried out codes', () => {
  const wrong = ['7K3M-9QX2-0ABC-DEFG', '7K3M-9QX2-0ABC-DEFH'];

  it('gets in: the page does the work and asks for one more press', async () => {
    await limit({ lookUp: 2 });
    const { receiptCode, reference } = await office.resident.report();
    const resident = await street.stranger();
    await resident.open('/status');
    for (const code of wrong) {
      await resident.fill('receiptCode', code);
      await resident.send('form:has([name=receiptCode])');
    }
    await resident.fill('receiptCode', receiptCode);
    await resident.send('form:has([name=receiptCode])');
    expect(await resident.text()).toContain('这个网络上刚才输错凭证码的次数太多');
    expect(await resident.page.inputValue('[name=receiptCode]')).toBe(receiptCode);
    await resident.page.getByText('检查已完成，请再点一次').waitFor({ timeout: 60_000 });
    await resident.send('form:has([name=receiptCode])');
    await resident.page.getByText(reference).first().waitFor();
    await resident.close();
  });

  it('without scripts is told when to come again, and gets in then', async () => {
    await limit({ lookUp: 2 });
    const { receiptCode, reference } = await office.resident.report();
    const resident = await street.stranger({ javaScript: false });
    await resident.open('/status');
    for (const code of [...wrong, receiptCode]) {
      await resident.fill('receiptCode', code);
      await resident.send('form:has([name=receiptCode])');
    }
    const minutes = /请在(\d+)分钟后再试/.exec(await resident.text())?.[1];
    expect(Number(minutes)).toBeGreaterThan(0);
    office.clock.set(new Date(office.clock.now().getTime() + Number(minutes) * 60_000));
    await resident.send('form:has([name=receiptCode])');
    expect(await resident.text()).toContain(reference);
    await resident.close();
  });
});

describe('too many pages', () => {
  it('bring a page of plain words, and forms that were being filled in go through', async () => {
    const resident = await street.stranger();
    await fillIn(resident, '他们每周四上午在会议室收老人的钱。');
    await limit({ other: 1 });
    expect((await fetch(`${street.url}/about`)).status).toBe(200);
    const resting = await fetch(`${street.url}/about`);
    expect([resting.status, Number(resting.headers.get('retry-after')) > 0]).toEqual([429, true]);
    const text = await resting.text();
    expect(text).toContain('已提交的举报都是安全的');
    expect(text).toContain('Every report already sent is safe');
    await resident.send('form.report', 'button:not([type=button])');
    expect(await resident.text()).toContain('凭证码');
    await resident.close();
  });
});

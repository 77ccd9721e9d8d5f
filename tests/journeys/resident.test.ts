import type { Browser, Dialog } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

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

const photo = (name: string, size: number) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.alloc(size, 7),
});
const valueOf = (visitor: Visitor, name: string) => visitor.page.inputValue(`[name="${name}"]`);
const filesOf = (visitor: Visitor) =>
  visitor.page
    .locator('[data-uploads] li > div > span, [data-waiting] label > span')
    .evaluateAll((names) => names.map((name) => String(name.textContent).trim().split(/\s/)[0] ?? ''));

async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.open('/report');
  await visitor.choose('identityMode', 'NAMED');
  await visitor.fill('reporter.name', '王');
  await visitor.fill('reporter.phone', '139');
  await visitor.choose('target.kind', 'COMPANY');
  await visitor.fill('target.name', '某');
  await visitor.fill('target.townshipCode', 'UNKNOWN');
  await visitor.fill('sector', 'OTHER');
  await visitor.choose('urgentSituations', 'NONE');
  await visitor.choose('stillRaising', 'YES');
  await visitor.choose('peopleBand', 'UNKNOWN');
  await visitor.fill('narrative', '他们在收钱');
  await visitor.choose('truthful', 'on');
}

/** Answers what the browser asks before a page goes, and counts how often it was asked. */
function answering(visitor: Visitor, accept: boolean): { times: number; words: string[] } {
  const heard = { times: 0, words: [] as string[] };
  visitor.page.on('dialog', (dialog: Dialog) => {
    heard.times += 1;
    heard.words.push(dialog.message());
    void (accept ? dialog.accept() : dialog.dismiss());
  });
  return heard;
}

describe('a resident with a phone', () => {
  let resident: Visitor;
  beforeAll(async () => {
    resident = await street.stranger();
    await fillIn(resident);
  });
  afterAll(() => resident?.close());

  it('collects photos one by one, takes one out, and leaves an empty one behind', async () => {
    const { page } = resident;
    await resident.reach('evidence');
    await page.setInputFiles('[name=evidence]', photo('合同.png', 2000));
    await page.setInputFiles('[name=evidence]', [photo('收据.png', 3000), photo('空.png', 0)]);
    await expect.poll(() => filesOf(resident)).toEqual(['合同.png', '收据.png']);
    expect(await resident.text()).toContain('“空.png”是空文件');
    await page.getByRole('button', { name: '移除 合同.png' }).click();
    expect(await filesOf(resident)).toEqual(['收据.png']);
  });

  it('takes “none of these” back when something is urgent, and the other way round', async () => {
    const { page } = resident;
    const ticked = () => page.locator('[name=urgentSituations]:checked').evaluateAll((boxes) => boxes.length);
    await resident.choose('urgentSituations', 'GATHERING');
    expect(await page.isChecked('[name=urgentSituations][value=NONE]')).toBe(false);
    await resident.choose('urgentSituations', 'NONE');
    expect(await ticked()).toBe(1);
  });

  it('keeps everything across another language and larger letters, and nothing on the device', async () => {
    const { page } = resident;
    await page.click('a[data-reading=lang]');
    await page.waitForSelector('html[lang=en]');
    await page.click('a[data-reading=elderly]');
    await page.waitForSelector('html[data-elderly=true]');
    expect(await valueOf(resident, 'narrative')).toBe('他们在收钱');
    expect(await valueOf(resident, 'sector')).toBe('OTHER');
    expect(await page.isChecked('[name=identityMode][value=NAMED]')).toBe(true);
    expect(await filesOf(resident)).toEqual(['收据.png']);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    // For the tab's own life: which uploads are its own, and nothing of what is in them.
    // Its marks are random and may hold any three digits: so each is held to its form, not searched for “139”.
    const kept = await page.evaluate(() => Object.values(sessionStorage).map(String));
    expect(kept.map((one) => JSON.parse(one) as unknown)).toEqual([
      [
        {
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          secret: expect.stringMatching(/^[\w-]{32}$/),
          print: expect.stringMatching(/^[0-9a-f]{64}$/),
          place: '/report',
        },
      ],
    ]);
    await page.click('a[data-reading=lang]');
    await page.waitForSelector('html[lang=zh-CN]');
  });

  it('hears of every mistake at once, in the order of the page, and loses nothing typed', async () => {
    await resident.send('form.report');
    const told = await resident.page.locator('[role=alert]:visible li').allInnerTexts();
    expect(told).toEqual([
      '“您的姓名”至少写2个字',
      '“您的手机号”位数不够，请填完整的号码',
      '“名称”至少写2个字',
      '请选择“集资方式”',
      '请选择“大约收了多少钱”',
      '“经过”至少写10个字',
      '请先阅读并勾选“隐私说明”',
    ]);
    for (const [name, value] of [
      ['reporter.name', '王'],
      ['reporter.phone', '139'],
      ['target.townshipCode', 'UNKNOWN'],
      ['narrative', '他们在收钱'],
    ] as const)
      expect(await valueOf(resident, name)).toBe(value);
    expect(await filesOf(resident)).toEqual(['收据.png']);
    expect(await resident.axe()).toEqual([]);
  });

  it('is asked before the only code is gone, until it is ticked off', async () => {
    await resident.fill('reporter.name', '王小明');
    await resident.fill('reporter.phone', '13900001111');
    await resident.fill('target.name', '某某公司');
    await resident.fill('mode', 'VIA_OTHER');
    await resident.choose('amountBand', 'UNKNOWN');
    await resident.fill('narrative', '他们每周六在楼下开会收钱，承诺高息。');
    await resident.choose('privacyRead', 'on');
    await resident.send('form.report');
    const { page } = resident;
    const [code = ''] =
      /([0-9A-HJKMNP-TV-Z]{4}[-\s]+){3}[0-9A-HJKMNP-TV-Z]{4}/.exec(await resident.text()) ?? [];
    expect(code).not.toBe('');
    const bare = code.replace(/[^0-9A-Z]/g, '');
    const [row] = await office.rows<{ sector: string; township_code: string }>(
      'select sector, township_code from leads order by received_seq desc limit 1',
    );
    expect(row).toEqual({ sector: 'OTHER', township_code: 'UNKNOWN' });

    const heard = answering(resident, false);
    await page.click('nav a[href="/about"]');
    await page.waitForTimeout(300);
    expect(heard.words[0]).toContain('凭证码还没有记下');
    expect(await page.locator('[data-code]').count()).toBe(1);

    await page.locator('[data-noted]').check();
    const times = heard.times;
    await page.click('nav a[href="/status"]');
    await page.waitForURL('**/status');
    expect(heard.times).toBe(times);

    await resident.fill('receiptCode', `凭证码：${bare.slice(0, 8)}`);
    await resident.send('form:has([name=receiptCode])');
    expect(await resident.text()).toMatch(/没有打开[\s\S]*凭证码应为16位，您输入了8位/);
    await resident.fill('receiptCode', `凭证码：${code}`);
    await resident.send('form:has([name=receiptCode])');
    expect(await resident.text()).toContain('某某公司');
  });
});

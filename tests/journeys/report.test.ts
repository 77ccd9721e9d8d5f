import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVillages, saveVillages } from '../../server/contract/villages.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { WALK, heading, next, write } from '../support/report-walk.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

const keepVillages = async (lines: string[][]) => {
  const sysadmin = office.as('sysadmin');
  const { version } = await sysadmin.do(readVillages);
  const file = Buffer.from(lines.join('\n')).toString('base64');
  await sysadmin.do(saveVillages, { body: { version, file } });
};

beforeAll(async () => {
  office = await anOffice({ pages: true });
  await keepVillages([
    ['640302100201', '示例一村'],
    ['640302101201', '示例二村'],
  ]);
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const told = (visitor: Visitor) => visitor.page.locator('[role=alert]:visible li').allInnerTexts();
const checked = (visitor: Visitor, question: string) =>
  visitor.page.locator('[data-answers] dl > div', { hasText: question }).first();

describe('a resident on a phone, one step at a time', () => {
  let resident: Visitor;
  let places = 0;
  beforeAll(async () => {
    resident = await street.stranger();
    await resident.open('/report');
    places = await resident.page.evaluate<number>('history.length');
  });
  afterAll(() => resident?.close());

  it('is told of each mistake before the next step, and loses nothing that was written', async () => {
    for (const [index, { title, wrong, says, right }] of WALK.entries()) {
      expect(await heading(resident)).toBe(`第 ${index + 1} 步，共 13 步\n${title}`);
      await write(resident, wrong);
      if (says) {
        await next(resident);
        expect(await told(resident)).toEqual(says);
        expect(await resident.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('alert');
        for (const [name, value] of wrong ?? [])
          if (!['identityMode', 'stillRaising'].includes(name))
            expect(await resident.page.inputValue(`[name="${name}"]`)).toBe(value);
        if (index === 0) expect(await resident.axe()).toEqual([]);
      }
      await write(resident, right);
      await next(resident);
    }
    expect(await heading(resident)).toContain('检查并提交');
  });

  it('asks what fits: the address of an app before its name, villages of one township', async () => {
    const { page } = resident;
    const order = await page
      .locator('[data-step=target] input[name^="target."]:not([type=radio])')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('name')));
    expect(order).toEqual(['target.website', 'target.name']);
    expect(await page.locator('[name="target.villageCode"] option').allTextContents()).toEqual([
      '请选择',
      '示例一村',
    ]);
  });

  it('reads every answer again, mends one and is back, without a place in the history', async () => {
    const { page } = resident;
    for (const [question, answer] of [
      ['举报方式', '实名'],
      ['网址、APP或群', 'app.example'],
      ['村或社区', '示例一村'],
      ['大约从什么时候开始', '2025年、3月'],
      ['大约投了多少', '1万至5万元'],
    ] as const)
      expect((await checked(resident, question).innerText()).split('\n')[1]).toBe(answer);
    expect(await checked(resident, '统一社会信用代码').innerText()).toContain('看起来不太对');
    expect(await resident.axe()).toEqual([]);

    const left = page.locator('[data-left]');
    expect(await left.locator('summary').innerText()).toMatch(/没有填的，共\d+项/);
    expect(await page.locator('[data-answers] > dl').innerText()).not.toContain('没有填');
    expect(await left.locator('dl').textContent()).toContain('不能让它知道的单位');

    await checked(resident, '名称').getByText('更改').click();
    expect(await heading(resident)).toContain('举报谁');
    expect(await page.evaluate('document.activeElement.id')).toBe('f-target-name');
    await page.fill('[name="target.name"]', '改过的链宝');
    await page.press('[name="target.name"]', 'Enter');
    expect(await heading(resident)).toContain('检查并提交');
    expect(await checked(resident, '名称').innerText()).toContain('改过的链宝');
    expect(
      await page.evaluate('[history.length, location.pathname + location.hash, document.title]'),
    ).toEqual([places, '/report', '在线表格']);
  });

  it('is led to the step of the first mistake that only the office can see', async () => {
    await keepVillages([['640302100202', '示例三村']]);
    await resident.choose('truthful', 'on');
    await resident.choose('privacyRead', 'on');
    await resident.send('form.report');
    expect(await told(resident)).toEqual(['请选择“村或社区”']);
    expect(await heading(resident)).toContain('在哪里');
  });

  it('sends it, and is told kindly that the code looks odd', async () => {
    await resident.send('form.report');
    expect(await resident.text()).toMatch(/凭证码[\s\S]*统一社会信用代码看起来不太对/);
    const [lead] = await office.rows('select sector, amount_band from leads');
    expect(lead).toEqual({ sector: 'OTHER', amount_band: 'FROM_1M' });
  });
});

it('asks what fits after the browser went back and put the answers in again', async () => {
  const resident = await street.stranger();
  const { page } = resident;
  page.on('dialog', (dialog) => void dialog.accept());
  await resident.open('/report');
  await resident.choose('identityMode', 'NAMED');
  await resident.fill('reporter.name', '王小明');
  await resident.open('/about');
  await page.goBack({ waitUntil: 'load' });
  expect(await page.isChecked('[name=identityMode][value=NAMED]')).toBe(true);
  await page.locator('[name="reporter.name"]').waitFor({ state: 'visible' });
  await resident.close();
});

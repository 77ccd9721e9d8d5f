import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { aBrowser } from '../support/browser.ts';
import { anOffice, type TestOffice } from '../support/office.ts';
import { openToTheStreet, PHONE, type Street } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  for (const grade of [1, 2, 2]) {
    const { reference } = await office.resident.report();
    await office.rows('update leads set grade = $1 where reference = $2', [grade, reference]);
  }
}, 60_000);
afterAll(async () => {
  await browser.close();
  await office.close();
});

const NUMBER = '利政发〔2026〕8号';

test('a measure is written as a table, compared with the one in force, and put into force by two more people', async () => {
  const clerk = await street.staff('clerk');
  const { page } = clerk;
  await clerk.open('/finance/schemes/editor');
  await page.getByLabel('办法名称').fill('利通区非法集资举报奖励办法');
  const example = page.getByRole('region', { name: '试算' });
  await example.getByText('还缺这些事实').waitFor();
  await example.getByLabel('线索等级').selectOption('2');
  await example.getByText('¥2,000.00').first().waitFor();

  // A tier made to meet another's case is told beside it, while it is being typed.
  const second = page.getByLabel('档次G2 数值 1').first();
  await second.selectOption('1');
  await page.getByText('“G2”档与“G1”档条件完全相同').waitFor();
  await second.selectOption('2');
  await page.getByLabel('金额（元）').nth(1).fill('2,500');
  await example.getByText('¥2,500.00').first().waitFor();
  await page.getByLabel('金额（元）').nth(1).fill('25oo');
  await example.getByText('还有 1 处要改').waitFor();
  await page.getByLabel('金额（元）').nth(1).fill('2500');
  await example.getByText('¥2,500.00').first().waitFor();
  expect(await clerk.axe()).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: '存为草案' }).click();
  await page.getByText('草案已保存').waitFor();

  await page.getByRole('link', { name: '比较两版' }).click();
  await page.getByText('已定级的线索共 3 件，其中 2 件奖励会不同').waitFor();
  expect(await page.getByRole('row', { name: /^合计/ }).innerText()).toMatch(/¥9,000\.00\s+¥10,000\.00/);
  expect(await clerk.axe()).toEqual([]);

  const approver = await street.staff('approver');
  await approver.open('/finance/schemes');
  await approver.page.getByLabel('批准文号').fill(NUMBER);
  await approver.page.getByRole('button', { name: '提出启用' }).click();
  await approver.page.getByText('没有提交成功').waitFor();
  expect(await approver.page.getByLabel('批准文号').inputValue()).toBe(NUMBER);
  const paper = { name: '批文.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  await approver.page.getByLabel('批准文件').setInputFiles(paper);
  await approver.page.getByRole('button', { name: '提出启用' }).click();
  await approver.page.getByText('已提出，等财政核对启用').waitFor();

  const finance = await street.staff('finance');
  await finance.open('/finance/schemes');
  await finance.page.getByRole('link', { name: '批文.pdf' }).waitFor();
  await finance.page.getByRole('button', { name: '已核对，启用这一版' }).click();
  await finance.page.getByText('从现在起收到的线索按这一版计算').waitFor();
  const [row] = await office.rows<{ version: number; title: string }>(
    `select version, body->>'title' as title from reward_schemes where status = 'ACTIVE'`,
  );
  expect(row).toEqual({ version: 2, title: '利通区非法集资举报奖励办法' });
}, 60_000);

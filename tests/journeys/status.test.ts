import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOfficeMessage } from '../../server/contract/lead-acts.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { tusOf } from '../support/tus.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';
import { walkOf } from '../api/verification/walk.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
let walk: ReturnType<typeof walkOf>;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  walk = walkOf(office);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.alloc(2_000, 7) });

async function atStatus(receiptCode: string, options?: { javaScript?: boolean }): Promise<Visitor> {
  const visitor = await street.stranger(options);
  await visitor.open('/status');
  await visitor.fill('receiptCode', receiptCode);
  await visitor.send('form[action="?/open"]');
  await visitor.page.waitForSelector('form[action="?/leave"]');
  return visitor;
}
const form = (name: string) => `form[action^="?/${name}"]`;

async function aRequest() {
  const lead = await walk.report();
  const items = ['CONTRACT', 'ADDRESS'];
  await walk.step('intake', lead.leadId, { verb: 'requestSupplement', items, note: '推介会在几楼？' });
  return lead;
}

describe.each([
  ['with the page’s script', true],
  ['without any script', false],
])('a reporter on a phone, %s', (_how, javaScript) => {
  it('answers the checklist: what is left out is named, what was answered stays', async () => {
    const { receiptCode } = await aRequest();
    const resident = await atStatus(receiptCode, { javaScript });
    const { page } = resident;
    expect(await resident.text()).toContain('补充清单');
    await resident.choose('answers.CONTRACT.have', 'NO');
    await resident.fill('answers.ADDRESS.text', '国贸公寓楼3楼302');
    await resident.send(form('supply'));
    expect(await page.locator('[role=alert], [data-summary]').first().innerText()).toContain('经营地址');
    expect(await page.isChecked('[name="answers.CONTRACT.have"][value=NO]')).toBe(true);
    expect(await page.inputValue('[name="answers.ADDRESS.text"]')).toBe('国贸公寓楼3楼302');
    await resident.choose('answers.ADDRESS.have', 'YES');
    await resident.choose('answers.OTHER.have', 'YES');
    await resident.fill('answers.OTHER.text', '三楼');
    await page.setInputFiles('#supply [name=evidence]', photo('门头.png'));
    await resident.send(form('supply'));
    await page.waitForURL('**/status?did=supply*');
    const text = await resident.text();
    expect(text).toContain('收到您补充的材料');
    expect(text).toContain('门头.png');
    if (javaScript) expect(await resident.axe()).toEqual([]);
    const { messages, evidence } = await office.resident.status(receiptCode);
    expect(evidence).toHaveLength(1);
    expect(messages.at(-1)?.answers.map(({ item, have }) => [item, have])).toEqual([
      ['CONTRACT', false],
      ['ADDRESS', true],
      ['OTHER', true],
    ]);
    await resident.close();
  });

  it('asks for a review with a reason, and gives a name after reading what it means', async () => {
    const { receiptCode, leadId } = await walk.report();
    await walk.step('intake', leadId, { verb: 'reject', reason: 'NO_FACTS', propose: true });
    await walk.step('supervisor', leadId, { verb: 'reject' });
    const resident = await atStatus(receiptCode, { javaScript });
    const { page } = resident;
    await resident.send(form('review'));
    expect(await resident.text()).toContain('您的理由');
    await resident.fill('reason', '我有转账记录。');
    await page.setInputFiles('#review [name=evidence]', photo('转账.png'));
    await resident.send(form('review'));
    await page.waitForURL('**/status?did=review*');
    expect(await resident.text()).toContain('复核申请已收到');
    expect(await resident.text()).not.toContain('不同意的话，可以申请复核');
    expect(await page.locator(form('review')).count()).toBe(0);

    await page.click('#name summary');
    expect(await resident.text()).toContain('改了就不能再改回匿名');
    await resident.fill('name', '王');
    await resident.fill('phone', '一三九');
    await resident.send(form('name'));
    expect(await resident.text()).toContain('“姓名”至少写2个字');
    expect(await page.inputValue('[name=name]')).toBe('王');
    await resident.fill('name', '王小明');
    await resident.fill('phone', '139 0000 1111');
    await resident.choose('understood', 'on');
    await resident.send(form('name'));
    await page.waitForURL('**/status?did=name*');
    expect(await resident.text()).toContain('已改为实名');
    expect(await page.locator('#name').count()).toBe(0);
    if (javaScript) expect(await resident.axe()).toEqual([]);
    expect((await office.resident.status(receiptCode)).identityMode).toBe('NAMED');
    await resident.close();
  });

  it('fetches the office’s form as a file, and sends one back with a message', async () => {
    const { receiptCode, leadId } = await walk.report();
    const content = Buffer.from('<script>document.title="run"</script>');
    const uploads = [await tusOf(office.app).whole(content, '情况说明表.html')];
    await office
      .as('intake')
      .do(sendOfficeMessage, { params: { leadId }, body: { text: '请填表。', uploads } });
    const resident = await atStatus(receiptCode, { javaScript });
    const { page } = resident;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '情况说明表.html' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('情况说明表.html');
    await page.click('#talk summary');
    await resident.fill('text', '填好了。');
    await page.setInputFiles('#talk [name=evidence]', photo('填好的表.png'));
    await resident.send(form('message'));
    await page.waitForURL('**/status?did=message*');
    expect(await resident.text()).toContain('填好的表.png');
    await resident.close();
  });
});

it('an officer asks by the list, attaches a form, and reads the answer item by item', async () => {
  const { receiptCode, leadId } = await walk.report();
  const officer = await street.staff('intake');
  await officer.open(`/verification/leads/${leadId}`);
  await officer.page.getByText('要求补充').first().click();
  await officer.choose('items', 'CHAT');
  await officer.choose('items', 'DATES');
  await officer.send('form:has(input[name=verb][value=requestSupplement])');
  await officer.page.waitForURL('**?done=*');
  await officer.fill('text', '表在附件里。');
  await officer.page.setInputFiles('#talk [name=evidence]', photo('表.png'));
  await officer.send(form('message'));
  await officer.page.waitForURL('**?done=message*');
  const page = await office.resident.status(receiptCode);
  expect(page.asked?.items).toEqual(['CHAT', 'DATES']);
  expect(page.messages.at(-1)?.files).toMatchObject([{ name: '表.png' }]);
  expect(await officer.text()).toContain('表.png');
  await officer.close();
});

describe('a receipt that is scanned', () => {
  const hash = (visitor: Visitor) => visitor.page.evaluate('location.hash');

  it('leaves no code in the address, with a report open as well', async () => {
    const { receiptCode } = await walk.report();
    const resident = await street.stranger();
    await resident.open(`/status#${receiptCode}`);
    expect(await resident.page.inputValue('[name=receiptCode]')).toBe(receiptCode);
    expect(await hash(resident)).toBe('');
    await resident.send('form[action="?/open"]');
    await resident.page.waitForSelector('form[action="?/leave"]');
    await resident.page.goto('about:blank');
    await resident.open(`/status#${receiptCode}`);
    await resident.page.waitForSelector('form[action="?/leave"]');
    expect(await hash(resident)).toBe('');
    await resident.close();
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Award, aCandidate, aFund, bringTo, settle, aBatch, take } from '../support/award-desk.ts';
import { aBrowser } from '../support/browser.ts';
import { MONDAY, type TestOffice, anOffice } from '../support/office.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  await aFund(office, 10_000_000);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const DAY = 24 * 3_600_000;
const form = (name: string) => `form[action^="?/${name}"]`;
const CODE = /([0-9A-HJKMNP-TV-Z]{4}[-\s]+){2}[0-9A-HJKMNP-TV-Z]{4}(?![-\s]*[0-9A-Z])/;

async function atStatus({ receiptCode }: Award, options?: { javaScript?: boolean }): Promise<Visitor> {
  const visitor = await street.stranger(options);
  await visitor.open('/status');
  await visitor.fill('receiptCode', receiptCode);
  await visitor.send(form('open'));
  return visitor;
}
async function told(): Promise<Award> {
  const award = await aCandidate(office);
  await bringTo(office, award, 'NOTIFIED');
  return award;
}
const shown = async ({ receiptCode }: Award) => (await office.resident.status(receiptCode)).rewards[0]!;

describe('a reporter on a phone claims', () => {
  it('by bank: reads what the bank sees, is told what is missing, and is paid', async () => {
    const award = await told();
    const resident = await atStatus(award);
    const panel = resident.page.locator('#reward');
    expect(await panel.innerText()).toMatch(/所以奖励¥5,000\.00/);
    expect(await panel.innerText()).toContain('还剩180天');
    await resident.choose('channel', 'BANK');
    expect(await panel.innerText()).toContain('用途写“专项资金”');
    expect(await resident.page.isVisible('[name="proxy.name"]')).toBe(false);
    await resident.fill('account.accountName', '王小明');
    await resident.send(form('claim'));
    expect(await resident.page.inputValue('[name="account.accountName"]')).toBe('王小明');
    await resident.fill('account.accountNo', '6222020000000000008');
    await resident.fill('account.bankName', '某某银行');
    await resident.choose('consent', 'on');
    await resident.choose('notExcluded', 'on');
    expect(await resident.axe()).toEqual([]);
    await resident.send(form('claim'));
    expect(await panel.innerText()).toContain('前付款');
    await settle(office, await aBatch(office, award), award, 'PAID');
    await resident.open('/status');
    expect(await panel.innerText()).toContain('已支付');
    await resident.close();
  });

  it('by pick-up code without any script, and gets a new one', async () => {
    const award = await told();
    const resident = await atStatus(award, { javaScript: false });
    const panel = resident.page.locator('#reward');
    await resident.send(form('claim'));
    expect(await panel.innerText()).toContain('请选择“领取方式”');
    await resident.choose('channel', 'COUNTER');
    expect(await panel.innerText()).toContain('两名兑付人员同时在场');
    expect(await panel.innerText(), 'a word that was not loaded').not.toMatch(
      /\b(?:status|resident)\.[a-z]+\./,
    );
    await resident.choose('notExcluded', 'on');
    await resident.send(form('claim'));
    const first = CODE.exec(await panel.innerText())?.[0];
    expect(first).toBeDefined();
    await resident.open('/status');
    expect(await panel.innerText()).not.toContain(first);
    await resident.send(form('claim'));
    expect(CODE.exec(await panel.innerText())?.[0]).not.toBe(first);
    await resident.close();
  });

  it('by a proxy, who brings the authority, the code and their card', async () => {
    const award = await told();
    const resident = await atStatus(award);
    const panel = resident.page.locator('#reward');
    await resident.choose('channel', 'PROXY');
    await resident.fill('proxy.name', '李四四');
    await resident.fill('proxy.idTail', '12');
    await resident.choose('notExcluded', 'on');
    await resident.send(form('claim'));
    // A wrong number is told together with what is missing, not after it.
    const said = await resident.page.locator('[data-summary], [role=alert]').first().innerText();
    expect(said).toMatch(/最后四位[\s\S]*同意/);
    await resident.choose('proxyConsent', 'on');
    await resident.fill('proxy.idTail', '123x');
    expect(await resident.axe()).toEqual([]);
    await resident.send(form('claim'));
    const code = CODE.exec(await panel.innerText())![0];
    const paper = await street.stranger();
    await paper.open(`/status/authority?number=${award.reference}`);
    expect(await paper.page.locator('.receipt-sheet').innerText()).toContain(award.reference);
    expect(await paper.page.title()).toBe('授权委托书');
    expect(await paper.axe()).toEqual([]);
    await paper.close();

    const one = await street.staff('payout1');
    await one.open('/finance/counter');
    await one.fill('claimCode', code);
    await one.send(form('first'));
    // A page with a script is drawn anew a moment after the answer.
    await one.page.locator('[name="proxy.name"]').waitFor();
    await expect.poll(() => one.text()).toContain('没有提交成功');
    await one.fill('claimCode', code);
    await one.fill('proxy.name', '李四四');
    await one.fill('proxy.idTail', '123X');
    await one.choose('proxySeen', 'on');
    expect(await one.axe()).toEqual([]);
    await one.send(form('first'));
    const other = await street.staff('payout2');
    await other.open('/finance/counter');
    // The paper that is signed by alias and sealed: the sum, the award, and nobody's name.
    await other.page.getByRole('link', { name: '打印领款收据' }).click();
    await other.page.waitForURL(/\/finance\/counter\/[0-9a-f-]{36}$/);
    await expect.poll(() => other.text()).toContain('领款人签收（化名）');
    expect(await other.text()).not.toMatch(/李四四|123X|举报/);
    await other.open('/finance/counter');
    await other.fill('sealedVoucherNo', '密-1');
    await other.page.locator(`${form('second')} [name=proxySeen]`).check();
    await other.send(form('second'));
    expect((await shown(award)).status).toBe('PAID');
    for (const visitor of [resident, one, other]) await visitor.close();
  });

  it('not at all: gives it up by typing the word', async () => {
    const award = await told();
    const resident = await atStatus(award);
    const panel = resident.page.locator('#reward');
    await panel.locator('details:has([name=word]) summary').click();
    await resident.fill('word', '放弃');
    await resident.send(form('waive'));
    await expect.poll(() => panel.innerText()).toContain('您已放弃');
    await resident.close();
  });

  it('too late, asks with a reason, and reads the answer', async () => {
    const award = await told();
    office.clock.set(new Date(MONDAY.getTime() + 170 * DAY));
    const resident = await atStatus(award);
    const panel = resident.page.locator('#reward');
    expect(await panel.innerText()).toContain('领取期快到了');
    office.clock.set(new Date(MONDAY.getTime() + 181 * DAY));
    await office.office.overdueClaims.propose();
    await take(office, 'reviewer', award.id, 'forfeit');
    office.clock.set(MONDAY);
    await resident.open('/status');
    await resident.send(form('appeal'));
    expect(await panel.innerText()).toContain('您的理由');
    await resident.fill('reason', '生病住院，没有看到通知。');
    expect(await resident.axe()).toEqual([]);
    await resident.send(form('appeal'));
    expect(await panel.innerText()).toContain('申请已收到');
    const approver = await street.staff('approver');
    await approver.open(`/finance/rewards/${award.id}`);
    expect(await approver.text()).toContain('没有看到通知');
    await approver.page.selectOption('form:has([name=drop]) [name=reason]', 'NO_GOOD_CAUSE');
    await approver.send('form:has([name=drop])');
    await resident.open('/status');
    expect(await panel.innerText()).toContain('不恢复领取');
    await resident.close();
    await approver.close();
  });
});

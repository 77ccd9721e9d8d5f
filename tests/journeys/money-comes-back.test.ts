import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimReward } from '../../server/contract/receipt.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  NAMED,
  aCandidate,
  aFund,
  bringTo,
  claimBody,
  figures,
  moreBudget,
  take,
} from '../support/award-desk.ts';
import { aBrowser } from '../support/browser.ts';
import { MONDAY, type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
const at = new Map<Name, Visitor>();

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
/** The step itself, not the withdrawal of its proposal. */
const step = (verb: string) => `form:has([name=verb][value=${verb}]):not(:has([name=drop]))`;
const CORRECTED = '6222 0200 0000 9999 009';

/** A member of staff at their desk, signed in once a day of the office's clock. */
async function deskOf(name: Name, path: string): Promise<Visitor> {
  const visitor = at.get(name) ?? (await street.staff(name));
  at.set(name, visitor);
  await visitor.open(path);
  return visitor;
}
async function setDay(days: number): Promise<void> {
  office.clock.set(new Date(MONDAY.getTime() + days * DAY));
  for (const visitor of at.values()) await visitor.close();
  at.clear();
}

/** A reporter on an old phone: no script runs. */
async function onThePhone({ receiptCode }: Award): Promise<Visitor> {
  const visitor = await street.stranger({ javaScript: false });
  await visitor.open('/status');
  await visitor.fill('receiptCode', receiptCode);
  await visitor.send(form('open'));
  return visitor;
}
const panelOf = ({ page }: Visitor) => page.locator('#reward').innerText();

/** Built by one, released by another; answers the batch's page. */
async function sentToTheBank(): Promise<string> {
  const maker = await deskOf('maker', '/finance/payments');
  await maker.page.locator(`${form('build')} button[name="everything"]`).click();
  await maker.page.waitForURL(/\/finance\/payments\/[0-9a-f-]{36}/);
  const path = new URL(maker.page.url()).pathname;
  await (await deskOf('checker', path)).send(form('release'));
  return path;
}

/** The maker brings the bank's file, the checker confirms it. */
async function answered(path: string, line: string): Promise<void> {
  const maker = await deskOf('maker', path);
  const buffer = Buffer.from(`序号,账号,金额(元),处理结果,回单号\n${line}\n`);
  await maker.page.setInputFiles('[name=file]', { name: '回盘.csv', mimeType: 'text/csv', buffer });
  await maker.send(form('bring'));
  await (await deskOf('checker', path)).send(form('confirm'));
}

describe('money that comes back', () => {
  test('a transfer that the bank returns once is paid to the account that its reporter corrects', async () => {
    const award = await aCandidate(office, NAMED);
    await bringTo(office, award, 'NOTIFIED');
    await office.stranger.do(claimReward, { body: claimBody(award) });

    const first = await sentToTheBank();
    await answered(first, '1,6222****7008,5000.00,退汇,TH2026-0001');
    expect(await at.get('checker')!.text()).not.toContain('6222020000007777008');

    const resident = await onThePhone(award);
    expect(await panelOf(resident)).toContain('请更正');
    await resident.fill('account.accountName', '王小明明');
    await resident.send(form('claim'));
    expect(await panelOf(resident)).toContain('没有提交成功');
    expect(await resident.page.inputValue('[name="account.accountName"]')).toBe('王小明明');
    await resident.fill('account.accountNo', CORRECTED);
    await resident.fill('account.bankName', '某某银行');
    await resident.choose('consent', 'on');
    await resident.choose('notExcluded', 'on');
    await resident.send(form('claim'));
    expect(await panelOf(resident)).toContain('已收到');

    const second = await sentToTheBank();
    expect(second).not.toBe(first);
    expect(await at.get('checker')!.text()).toContain(CORRECTED.replaceAll(' ', ''));
    await answered(second, '1,6222****9009,5000.00,成功,HD2026-0001');
    await resident.open('/status');
    expect(await panelOf(resident)).toContain('已支付');
    await resident.close();
    expect(await figures(office)).toMatchObject({ spentFen: GRADE_ONE_FEN, lockedFen: 0, payableFen: 0 });
  });

  test('an award that nobody claims is reminded of, lapses by two, and is restored for a good reason', async () => {
    const award = await aCandidate(office, NAMED);
    await bringTo(office, award, 'NOTIFIED');
    for (const [day, left] of [
      [60, 30],
      [83, 7],
      [89, 1],
    ] as const) {
      await setDay(day);
      expect(await office.office.claimReminders.give(), `${left} days before the end`).toBe(1);
      expect(await office.office.claimReminders.give(), 'once a date').toBe(0);
      const resident = await onThePhone(award);
      expect(await panelOf(resident)).toMatch(new RegExp(`领取期快到了.*还剩${left}天`));
      await resident.close();
    }

    await setDay(91);
    await office.office.overdueClaims.propose();
    const desk = `/finance/rewards/${award.id}`;
    await (await deskOf('reviewer', desk)).send(step('forfeit'));
    expect(await at.get('reviewer')!.text()).toContain('逾期视为放弃');
    const resident = await onThePhone(award);
    expect(await panelOf(resident)).toContain('已逾期');
    await resident.fill('reason', '生病住院，没有看到通知。');
    await resident.send(form('appeal'));
    expect(await panelOf(resident)).toContain('申请已收到');

    // The notice was of last year: what is restored is locked in this one's fund.
    await moreBudget(office, { amountFen: 2_000_000, documentNo: '利财预〔2027〕1号' });
    const approver = await deskOf('approver', desk);
    expect(await approver.text()).toContain('没有看到通知');
    await approver.page
      .locator(`details:has(${step('restore')}) summary`)
      .first()
      .click();
    await approver.page.selectOption(`${step('restore')} [name=reason]`, 'ILLNESS_OR_ABSENCE');
    await approver.send(step('restore'));
    await resident.open('/status');
    expect(await panelOf(resident)).toContain('等您领取');
    expect(await resident.page.locator(form('claim')).count()).toBe(1);
    await resident.close();
    expect(await figures(office)).toMatchObject({ lockedFen: GRADE_ONE_FEN, availableFen: 1_500_000 });
  });

  test('an award got by fraud is claimed back by two and recovered; one that nobody returns is written off', async () => {
    await setDay(92);
    const before = await figures(office);
    const [award, lost] = [await aCandidate(office), await aCandidate(office)];
    for (const each of [award, lost]) await bringTo(office, each, 'PAID');
    const desk = `/finance/rewards/${award.id}`;
    const approver = await deskOf('approver', desk);
    await approver.page
      .locator(`details:has(${step('clawBack')}) summary`)
      .first()
      .click();
    await approver.page.selectOption(`${step('clawBack')} [name=reason]`, 'FALSE_OR_FRAUD');
    await approver.send(step('clawBack'));
    const auditor = await deskOf('auditor', desk);
    await auditor.page.fill(`${step('clawBack')} [name=documentNo]`, '审备-1');
    await auditor.send(step('clawBack'));
    const resident = await onThePhone(award);
    expect(await panelOf(resident)).toContain('退回');
    const finance = await deskOf('finance', desk);
    await finance.page
      .locator(`details:has(${step('recover')}) summary`)
      .first()
      .click();
    await finance.page.fill(`${step('recover')} [name=documentNo]`, '缴款-1');
    await finance.send(step('recover'));
    await resident.open('/status');
    expect(await panelOf(resident)).toContain('已退回');
    await resident.close();

    await take(office, 'approver', lost.id, 'clawBack', { propose: true, reason: 'OTHER' });
    await take(office, 'auditor', lost.id, 'clawBack', { documentNo: '审备-2' });
    await take(office, 'finance', lost.id, 'writeOff', { propose: true, reason: 'NOT_TRACEABLE' });
    await take(office, 'head', lost.id, 'writeOff', { reason: 'NOTHING_TO_ENFORCE' });
    // What came back can be spent again; what was written off stays spent.
    expect(await figures(office)).toMatchObject({
      spentFen: before.spentFen + GRADE_ONE_FEN,
      availableFen: before.availableFen - GRADE_ONE_FEN,
    });
  });
});

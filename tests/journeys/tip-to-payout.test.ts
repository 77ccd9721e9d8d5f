import { createHash, randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFund } from '../../server/contract/fund.ts';
import { EXCLUSION_CODES } from '../../server/domain/reward.ts';
import { aFund } from '../support/award-desk.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;
const open = new Map<Name, Visitor>();

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
  await aFund(office, 20_000_000);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

/** A member of staff at their desk; signs in once for the whole test. */
async function at(name: Name, path: string): Promise<Visitor> {
  const visitor = open.get(name) ?? (await street.staff(name));
  open.set(name, visitor);
  await visitor.open(path);
  expect(await visitor.axe(), `axe on ${path} as ${name}`).toEqual([]);
  return visitor;
}

const step = (verb: string) => `form:has([name=verb][value=${verb}])`;

async function report(
  visitor: Visitor,
  name: string,
  mode: 'ANON' | 'NAMED',
): Promise<{ code: string; reference: string }> {
  await visitor.open('/');
  expect(await visitor.axe()).toEqual([]);
  await visitor.open('/report');
  expect(await visitor.axe()).toEqual([]);
  await visitor.choose('identityMode', mode);
  if (mode === 'NAMED') {
    await visitor.fill('reporter.name', '王小明');
    await visitor.fill('reporter.phone', '13900001234');
  }
  await visitor.choose('target.kind', 'COMPANY');
  await visitor.fill('target.name', name);
  await visitor.fill('target.townshipCode', '640302100');
  await visitor.fill('sector', 'ELDERLY_CARE');
  await visitor.fill('mode', 'VIA_COMMERCE');
  await visitor.choose('urgentSituations', 'NONE');
  await visitor.choose('stillRaising', 'YES');
  await visitor.choose('peopleBand', 'UNDER_150');
  await visitor.choose('amountBand', 'FROM_1M');
  await visitor.fill('narrative', '我是住在三号楼的租客，他们每周六在楼下开会，承诺年化百分之二十。');
  const content = randomBytes(40_000);
  await visitor.page.setInputFiles('[name=evidence]', {
    name: '合同.png',
    mimeType: 'image/png',
    buffer: content,
  });
  await visitor.choose('truthful', 'on');
  await visitor.choose('privacyRead', 'on');
  await visitor.send('form.report');
  const text = await visitor.text();
  expect(await visitor.axe()).toEqual([]);
  expect(visitor.page.url()).not.toContain('code');
  const code = /([0-9A-HJKMNP-TV-Z]{4}[-\s]+){3}[0-9A-HJKMNP-TV-Z]{4}/.exec(text)?.[0] ?? '';
  expect(code, text).not.toBe('');
  const [row] = await office.rows<{ reference: string }>(
    'select reference from leads order by received_seq desc limit 1',
  );
  expect(text).toContain(row!.reference);
  expect(await visitor.page.content()).toContain(createHash('sha256').update(content).digest('hex'));
  return { code, reference: row!.reference };
}

async function look(visitor: Visitor, code: string): Promise<string> {
  await visitor.open('/status');
  if (await visitor.page.locator('[name=receiptCode]').count()) {
    await visitor.fill('receiptCode', code);
    await visitor.send('form[action*="open"]');
  }
  expect(await visitor.axe(), 'axe on the status page').toEqual([]);
  return visitor.text();
}

async function verify(lead: string): Promise<void> {
  const intake = await at('intake', lead);
  await intake.fill('briefNarrative', '有人承诺年化百分之二十，每周六公开推介。');
  await intake.send('form[action*="accept"]');
  await (await at('coordinator', lead)).send('form[action*="assign"]');
  for (const unit of ['reform', 'police', 'market'] as const) {
    const officer = await at(`${unit}1`, lead);
    expect(await officer.text()).not.toContain('三号楼');
    await officer.send('form[action*="take"]');
  }
  for (const unit of ['reform', 'police', 'market'] as const) {
    const officer = await at(`${unit}1`, lead);
    for (const check of ['LICENCE', 'PUBLICITY', 'PERSONNEL', 'BUSINESS', 'FUNDS']) {
      await officer.choose(`checks.${check}.result`, 'VIOLATION');
      await officer.fill(`checks.${check}.note`, `${unit} 所见 ${check}`);
    }
    await officer.choose('conclusion', 'SUBSTANTIATED');
    await officer.fill('summary', `${unit} 的核查结论`);
    await officer.send('form[action*="finding"]', 'button[name=sign]');
    const others = await officer.text();
    if (unit === 'reform') expect(others).not.toContain('police 的核查结论');
  }
  const coordinator = await at('coordinator', lead);
  expect(await coordinator.text()).toContain('market 的核查结论');
  await coordinator.send(step('convene'));
  await coordinator.fill('startsAt', '2030-01-08T09:30');
  await coordinator.fill('place', '三楼会议室');
  await coordinator.fill('agenda', '通报核查情况，认定分级。');
  await coordinator.send('form[action*="callMeeting"]');
  await coordinator.fill('present', '发改、公安、市监各两人');
  await coordinator.fill('minutes', '三方意见一致。');
  await coordinator.send('form[action*="recordMinutes"]');
  await coordinator.choose('outcome', 'SUBSTANTIATED');
  await coordinator.choose('leadGrade', '2');
  await coordinator.choose('dispositionClass', 'C');
  await coordinator.fill('reasons', '三方核查一致，事实清楚。');
  await coordinator.send('form[action*="draft"]');
  for (const name of ['reform1', 'police2', 'market1'] as const) {
    await (await at(name, lead)).send('form[action*="signDraft"]');
  }
  await (await at('head', lead)).send('form[action*="issue"]');
}

const fund = async () => (await office.as('finance').do(readFund)).figures;

async function award(lead: string): Promise<string> {
  const [row] = await office.rows<{ id: string; reference: string }>(
    'select r.id, r.reference from rewards r where lead_id = $1',
    [lead.split('/').at(-1)],
  );
  const desk = `/finance/rewards/${row!.id}`;
  const clerk = await at('clerk', desk);
  expect(await clerk.text()).toContain('2,000.00');
  await clerk.send(step('start'));
  for (const code of EXCLUSION_CODES) {
    await clerk.choose(`answer.${code}`, 'NO');
    await clerk.fill(`ground.${code}`, 'CASE_FILE');
  }
  await clerk.send('form[action*="exclusions"]');
  await clerk.send(step('propose'));
  await (await at('reviewer', desk)).send(step('review'));
  await (await at('approver', desk)).send(step('approve'));
  const before = await fund();
  await (await at('finance', desk)).send(step('fund'));
  const after = await fund();
  expect(after.lockedFen - before.lockedFen).toBe(200_000);
  expect(before.availableFen - after.availableFen).toBe(200_000);
  return row!.id;
}

async function leadPath(reference: string): Promise<string> {
  const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  return `/verification/leads/${row!.id}`;
}

describe('a tip walks from the street to the payout', () => {
  it('anonymously, and is paid at the counter', async () => {
    const resident = await street.stranger();
    const { code, reference } = await report(resident, '某某养老服务有限公司', 'ANON');
    expect(await look(resident, code)).toContain('已提交');
    expect(await (await at('intake', '/verification')).text()).toContain(reference);
    await verify(await leadPath(reference));
    expect(await look(resident, code)).toContain('已查实');
    await award(await leadPath(reference));

    expect(await look(resident, code)).toContain('2,000.00');
    await resident.choose('channel', 'COUNTER');
    await resident.choose('notExcluded', 'on');
    await resident.send('form[action*="claim"]');
    const shown = /([0-9A-HJKMNP-TV-Z]{4}[-\s]+){2}[0-9A-HJKMNP-TV-Z]{4}(?![-\s]*[0-9A-Z])/.exec(
      await resident.text(),
    );
    expect(shown, 'a pick-up code').not.toBeNull();

    const first = await at('payout1', '/finance/counter');
    await first.fill('claimCode', shown![0]);
    await first.fill('receiptCode', code);
    await first.send('form[action*="first"]');
    const second = await at('payout2', '/finance/counter');
    await second.fill('sealedVoucherNo', '密-2026-0001');
    await second.send('form[action*="second"]');

    expect(await look(resident, code)).toContain('已支付');
    expect(await fund()).toMatchObject({
      lockedFen: 0,
      spentFen: 200_000,
      availableFen: 19_800_000,
      payableFen: 0,
    });
    await resident.close();
  });

  it('by name, and is paid by the bank', async () => {
    const resident = await street.stranger();
    const { code, reference } = await report(resident, '某某财富管理有限公司', 'NAMED');
    await verify(await leadPath(reference));
    await award(await leadPath(reference));

    await look(resident, code);
    await resident.choose('channel', 'BANK');
    await resident.fill('account.accountName', '王小明');
    await resident.fill('account.accountNo', '6222020000000000008');
    await resident.fill('account.bankName', '某某银行利通支行');
    await resident.choose('consent', 'on');
    await resident.choose('notExcluded', 'on');
    await resident.send('form[action*="claim"]');

    const maker = await at('maker', '/finance/payments');
    await maker.page.locator('form[action*="build"] button[name="everything"]').click();
    await maker.page.waitForURL(/\/finance\/payments\/[0-9a-f-]{36}/);
    expect(maker.page.url()).toMatch(/\/finance\/payments\/[0-9a-f-]{36}/);
    const batch = new URL(maker.page.url()).pathname;
    const checker = await at('checker', batch);
    expect(await checker.text()).toContain('6222020000000000008');
    await checker.send('form[action*="release"]');
    const answered = async (result: string, slip: string) => {
      const buffer = Buffer.from(
        `序号,账号,金额(元),处理结果,回单号\n1,6222****0008,2000.00,${result},${slip}\n9,1,1.00,成功,X\n`,
      );
      await checker.page
        .locator('input[type=file]')
        .setInputFiles({ name: '回盘.csv', mimeType: 'text/csv', buffer });
      await checker.send('form[action*="bring"]');
      expect(await checker.text()).toContain('本批次没有这一笔');
      await checker.send('form[action*="confirm"]');
    };
    await answered('成功', 'HD2026-0001');
    expect(await checker.text()).not.toContain('6222020000000000008');

    expect(await look(resident, code)).toContain('已支付');
    expect(await fund()).toMatchObject({
      lockedFen: 0,
      spentFen: 400_000,
      availableFen: 19_600_000,
      payableFen: 0,
    });
    expect(await (await at('finance', '/finance/fund')).text()).toContain('196,000.00');
    await resident.close();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  closeMonth,
  importStatement,
  listMonths,
  readReconciliation,
  signReconciliation,
} from '../../server/contract/fund-months.ts';
import { decideFundOrder, openFundDocument, orderFund } from '../../server/contract/fund-orders.ts';
import { readSettings, saveSettings } from '../../server/contract/settings.ts';
import { downloadFundReport, listPayeeAlerts, readFundReport } from '../../server/contract/fund-reports.ts';
import { appropriate, openFund, readFund } from '../../server/contract/fund.ts';
import { claimReward } from '../../server/contract/receipt.ts';
import { exportLedger, readEntry, readLedger } from '../../server/contract/ledger.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  bringTo,
  claimBody,
  figures,
  moreBudget,
  step,
  take,
} from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { aPdf } from '../support/sample-files.ts';

/** A fund's life in one office, each part on what the one before left: the order of these tests is the year's own. */
let office: TestOffice;
let district: string;
let city: string;
let notified: Award;
let claimed: Award;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 3_000_000);
  district = (await office.as('finance').do(readFund)).id;
});
afterAll(() => office.close());

const finance = () => office.as('finance');
const confirm = (orderId: string, confirm = true) => ({ params: { orderId }, body: { confirm } });
const ask = (body: object) =>
  finance().call(orderFund, {
    body: { fundId: district, documentNo: '利财预〔2026〕20号', ...body } as never,
  });
const last = async (event: string) =>
  (await finance().do(readLedger, { query: { fundId: district, event: event as never } })).entries[0]!;

describe('what is done to a fund takes two people', () => {
  test('whoever asks does not confirm; a third sees it and can do nothing', async () => {
    const { id } = (await ask({ kind: 'REDUCE', amountFen: 500_000 })).body;
    expect((await finance().call(decideFundOrder, confirm(id))).error.code).toBe('SECOND_PERSON_NEEDED');
    expect((await office.as('clerk').call(decideFundOrder, confirm(id))).status).toBe(403);
    const [order] = (await office.as('head').do(readFund)).orders;
    expect(order).toMatchObject({ id, kind: 'REDUCE', mine: false, mayDecide: true, outcome: null });
    await office.as('head').do(decideFundOrder, confirm(id));
    expect((await office.as('head').call(decideFundOrder, confirm(id))).error.code).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(await figures(office)).toMatchObject({ appropriatedFen: 2_500_000, availableFen: 2_500_000 });
  });

  test('a no books nothing, and whoever asked may take it back', async () => {
    for (const name of ['head', 'finance'] as const) {
      const { id } = (await ask({ kind: 'REDUCE', amountFen: 1 })).body;
      await office.as(name).do(decideFundOrder, confirm(id, false));
    }
    const { orders } = await finance().do(readFund);
    const outcomes = orders.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(expect.arrayContaining(['REFUSED', 'WITHDRAWN']));
  });

  test('an entry is taken back once, by its mirror, and by nothing else', async () => {
    const reduced = await last('REDUCED');
    const { id } = (await ask({ kind: 'REVERSE', entryId: reduced.id })).body;
    expect((await ask({ kind: 'REVERSE', entryId: reduced.id })).error.code).toBe('STALE_VERSION');
    await office.as('head').do(decideFundOrder, confirm(id));
    expect((await figures(office)).availableFen).toBe(3_000_000);
    const { entry, mayReverse } = await finance().do(readEntry, { params: { entryId: String(reduced.id) } });
    expect([entry.reversedById, mayReverse]).toEqual([(await last('REVERSED')).id, false]);
    for (const entryId of [reduced.id, (await last('REVERSED')).id, 999_999])
      expect((await ask({ kind: 'REVERSE', entryId })).error.code).toBe('CONDITION_NOT_MET');
  });

  test.each([
    [{ kind: 'REDUCE' }, 'amountFen'],
    [{ kind: 'REDUCE', amountFen: 3_000_001 }, 'amountFen'],
    [{ kind: 'REVERSE' }, 'entryId'],
    [{ kind: 'CLOSE_YEAR', decision: 'LAPSE' }, 'year'],
  ])('it says what is wrong with %j', async (body, path) => {
    expect((await ask(body)).error).toMatchObject({ code: 'CONDITION_NOT_MET', fields: [{ path }] });
  });

  test('its paper is kept as it came, and its opening is logged first', async () => {
    const content = (await aPdf(1)).toString('base64');
    const body = { amountFen: 1, documentNo: '利财预〔2026〕21号' };
    const wrong = { name: '批复.pdf', content: Buffer.from('MZ not a paper').toString('base64') };
    expect((await finance().call(appropriate, { body: { ...body, document: wrong } })).error.fields).toEqual([
      { path: 'document', code: 'BAD_FORMAT' },
    ]);
    const { id } = await finance().do(appropriate, {
      body: { ...body, document: { name: '批复.pdf', content } },
    });
    await office.as('head').do(decideFundOrder, confirm(id, false));
    const document = (await finance().do(readFund)).orders.find((order) => order.id === id)!.document!;
    const reply = await office.as('auditor').call(openFundDocument, { params: { documentId: document.id } });
    expect(reply.headers['content-disposition']).toContain('attachment');
    const [row] = await office.rows(
      `select count(*) as n from audit_entries where act = 'fund.openDocument' and subject_id = $1`,
      [document.id],
    );
    expect(row).toEqual({ n: '1' });
  });
});

describe('several funds', () => {
  test('an award is funded out of the one that finance chooses', async () => {
    const body = { title: '市级配套', budgetLine: '2013850-02', source: 'CITY' as const };
    city = (await finance().do(openFund, { body })).id;
    expect((await finance().call(openFund, { body })).error.fields).toEqual([
      { path: 'budgetLine', code: 'MUST_DIFFER' },
    ]);
    await moreBudget(office, { amountFen: 600_000, fundId: city });
    notified = await aCandidate(office);
    await bringTo(office, notified, 'APPROVED');
    expect((await step(office, 'finance', notified.id, 'fund')).error.fields).toEqual([
      { path: 'fundId', code: 'REQUIRED' },
    ]);
    await take(office, 'finance', notified.id, 'fund', { fundId: city });
    const fund = await finance().do(readFund, { query: { fundId: city } });
    expect(fund.figures).toMatchObject({ lockedFen: GRADE_ONE_FEN, availableFen: 100_000 });
    expect(fund.funds.map(({ id }) => id).toSorted()).toEqual([city, district].toSorted());
    claimed = await aCandidate(office);
    await bringTo(office, claimed, 'APPROVED');
    const short = await step(office, 'finance', claimed.id, 'fund', { fundId: city });
    expect(short.error.code).toBe('FUND_INSUFFICIENT');
    await take(office, 'finance', claimed.id, 'fund', { fundId: district });
    await office.stranger.do(claimReward, { body: claimBody(claimed) });
    expect(await figures(office)).toMatchObject({ lockedFen: GRADE_ONE_FEN, payableFen: GRADE_ONE_FEN });
  });
});

describe('the journal', () => {
  test('is read by account, event, month and award, a page at a time', async () => {
    const query = (more: object) => finance().do(readLedger, { query: { fundId: district, ...more } });
    expect((await query({ account: 'REWARD_PAYABLE' })).entries.map(({ event }) => event)).toEqual([
      'CLAIMED',
    ]);
    expect((await query({ event: 'LOCKED' })).entries).toHaveLength(1);
    expect((await query({ period: '2026-11', account: 'LOCKED' })).entries).toHaveLength(1);
    expect((await query({ period: '2026-10' })).entries).toEqual([]);
    const ofAward = await query({ reward: claimed.reference });
    expect(ofAward.entries.map(({ event }) => event)).toEqual(['CLAIMED', 'LOCKED']);
    expect((await query({ reward: 'no such' })).entries).toEqual([]);
    const [newest] = (await query({})).entries;
    expect((await query({ before: newest!.id })).entries.map(({ id }) => id)).not.toContain(newest!.id);
    const file = await finance().call(exportLedger, { body: { format: 'csv', lang: 'zh-CN' } });
    expect(String(file.raw)).toContain('蔡财政');
  });
});

describe('a month', () => {
  test('closes when it is over and its bank is reconciled, and takes nothing more', async () => {
    expect((await finance().do(listMonths)).next).toBeNull();
    office.clock.set(new Date('2026-12-03T02:00:00Z'));
    expect((await finance().do(listMonths)).next).toEqual({ period: '2026-11', wantsReconciliation: false });
    const statement = ['对账单,,,', '日期,支出,收入,流水号', '2026-11-30,12.50,,FEE-1', '合计,12.50,,'].join(
      '\n',
    );
    const file = Buffer.from(statement).toString('base64');
    expect(await finance().do(importStatement, { body: { file } })).toEqual({ lines: 1, skipped: 1 });
    expect((await finance().call(importStatement, { body: { file } })).error.fields).toEqual([
      { path: 'file', code: 'MUST_DIFFER' },
    ]);
    const close = (period: string) => finance().call(closeMonth, { params: { period } });
    expect((await close('2026-11')).error.fields).toEqual([{ path: 'reconciliation', code: 'REQUIRED' }]);
    const params = { period: '2026-11' };
    const view = await finance().do(readReconciliation, { params });
    expect(view).toMatchObject({
      bankFen: 1250,
      bookFen: 0,
      openCounts: { books: 0, bank: 1 },
      maySign: true,
    });
    expect((await finance().call(signReconciliation, { params, body: {} })).error.fields).toEqual([
      { path: 'reason', code: 'REQUIRED' },
    ]);
    await finance().do(signReconciliation, { params, body: { reason: 'BANK_OWN' } });
    expect(
      (await finance().call(signReconciliation, { params, body: { reason: 'BANK_OWN' } })).error.code,
    ).toBe('STALE_VERSION');
    expect((await close('2026-12')).error.code).toBe('STALE_VERSION');
    expect((await close('2026-11')).status).toBe(200);
    const entry = `insert into journal_entries (fund_id, event, at, period) values ($1, 'LOCKED', now(), '2026-11')`;
    await expect(office.rows(entry, [district])).rejects.toThrow('period 2026-11 is closed');
    await expect(office.rows('delete from closed_periods')).rejects.toThrow('append-only');
    const [late] = await office
      .rows<{ period: string }>(
        `insert into journal_entries (fund_id, event, at) values ($1, 'LOCKED', '2026-11-30T15:00:00Z') returning period`,
        [district],
      )
      .catch((error: Error) => [{ period: error.message }]);
    // Booked in December, and then refused as a whole for having no lines.
    expect(late!.period).toMatch(/has no lines/);
  });
});

describe('a year', () => {
  test('ends by decision: what is unused is carried, and awards on their way go on with their money', async () => {
    office.clock.set(new Date('2027-01-08T02:00:00Z'));
    const fundId = district;
    const close = { kind: 'CLOSE_YEAR', decision: 'CARRY' };
    expect((await ask(close)).error.fields).toEqual([{ path: 'months', code: 'NOT_ALLOWED' }]);
    await finance().do(closeMonth, { params: { period: '2026-12' } });
    const { id } = (await ask(close)).body;
    await office.as('head').do(decideFundOrder, confirm(id));
    const old = await finance().do(readFund, { query: { fundId } });
    expect(old).toMatchObject({
      closed: true,
      figures: { availableFen: 0, lockedFen: 0, payableFen: 0, spentFen: 0 },
      closing: { decision: 'CARRY', availableFen: 2_500_000, lockedFen: GRADE_ONE_FEN },
      toClose: null,
    });
    const heir = await finance().do(readFund, { query: { fundId: old.closing!.successorId } });
    expect(heir).toMatchObject({
      fiscalYear: 2027,
      figures: { appropriatedFen: 3_000_000, availableFen: 2_500_000, lockedFen: GRADE_ONE_FEN },
    });
    expect(await office.rows('select fund_year from rewards where id = $1', [claimed.id])).toEqual([
      { fund_year: 2027 },
    ]);
    expect((await ask({ kind: 'REDUCE', amountFen: 1 })).error.fields).toEqual([
      { path: 'fundId', code: 'NOT_ALLOWED' },
    ]);
    await expect(
      office.rows(`insert into journal_entries (fund_id, event, at) values ($1, 'LOCKED', now())`, [fundId]),
    ).rejects.toThrow(/the year of fund .* is closed/);
    await figures(office);
  });

  test('or lapses; the award that waits there keeps its money', async () => {
    const order = { fundId: city, kind: 'CLOSE_YEAR', decision: 'LAPSE', documentNo: '市财〔2027〕1号' };
    const { id } = (await ask(order)).body;
    expect((await ask(order)).error.code).toBe('STALE_VERSION');
    await office.as('head').do(decideFundOrder, confirm(id));
    const { closing } = await finance().do(readFund, { query: { fundId: city } });
    expect(closing).toMatchObject({ decision: 'LAPSE', availableFen: 100_000, lockedFen: GRADE_ONE_FEN });
    const heir = await finance().do(readFund, { query: { fundId: closing!.successorId } });
    expect(heir.figures).toMatchObject({ appropriatedFen: GRADE_ONE_FEN, availableFen: 0 });
    await figures(office);
  });

  test('is told in its report, in sentences, tables and a document', async () => {
    const params = { year: '2026' };
    const report = await finance().do(readFundReport, { params, query: { lang: 'zh-CN' } });
    const text = JSON.stringify(report.blocks);
    expect(report.dueOn).toBe('2027-03-31');
    expect(text).toContain('年度下达36,000.00元');
    expect(text).toContain('未用额度25,000.00元结转下年使用');
    expect(text).not.toContain(claimed.reference);
    const file = await finance().call(downloadFundReport, { params, body: { lang: 'en' } });
    expect(file.headers['content-type']).toContain('wordprocessingml');
    const missing = { params: { year: '2019' }, query: { lang: 'en' as const } };
    expect((await finance().call(readFundReport, missing)).status).toBe(404);
  });
});

test('one account behind two reports is noticed, and not shown', async () => {
  await office.stranger.do(claimReward, { body: claimBody(notified) });
  const { alerts } = await office.as('auditor').do(listPayeeAlerts);
  expect(alerts).toMatchObject([{ kind: 'TWO_REPORTS' }]);
  expect(alerts[0]!.awards.map(({ id }) => id).toSorted()).toEqual([claimed.id, notified.id].toSorted());
  const mails = await office.rows(`select distinct template from mails where template = 'PAYEE_ALERT'`);
  expect(mails).toHaveLength(1);
  expect((await office.as('clerk').call(listPayeeAlerts)).status).toBe(403);
  // What is often is the district's to say.
  const { version, settings } = await office.as('sysadmin').do(readSettings);
  expect(settings.payeeOftenAYear).toBe(3);
  const body = { version, settings: { ...settings, payeeOftenAYear: 2 } };
  await office.as('sysadmin').do(saveSettings, { body });
  const now = await office.as('auditor').do(listPayeeAlerts);
  expect([now.often, now.alerts.map(({ kind }) => kind)]).toEqual([2, ['OFTEN']]);
});

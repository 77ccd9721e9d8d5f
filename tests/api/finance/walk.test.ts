import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLedger } from '../../../server/contract/ledger.ts';
import { downloadBatch, listPayouts, readBatch } from '../../../server/contract/payouts.ts';
import { claimReward } from '../../../server/contract/receipt.ts';
import { listRewards } from '../../../server/contract/rewards.ts';
import {
  ACCOUNT,
  type Award,
  GRADE_ONE_FEN,
  NAMED,
  aBatch,
  aCandidate,
  aFund,
  claimBody,
  figures,
  settle,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

const BUDGET_FEN = 10_000_000;
let office: TestOffice;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, BUDGET_FEN);
});
afterAll(() => office.close());

const accountOnFile = ACCOUNT.accountNo.replaceAll(' ', '');
const statusOf = async (award: Award) => (await viewOf(office, 'auditor', award.id)).status;

describe('a named reporter is paid by bank', () => {
  let award: Award;
  let batchId: string;

  test('the verified lead lies as a candidate before the clerk, with the amount and its arithmetic', async () => {
    award = await aCandidate(office, NAMED);
    const tray = await office.as('clerk').do(listRewards, { query: { tray: 'MY_TURN' } });
    expect(tray.rows).toHaveLength(1);
    expect(tray.rows[0]).toMatchObject({
      reference: award.reference,
      status: 'CANDIDATE',
      lowFen: GRADE_ONE_FEN,
      highFen: GRADE_ONE_FEN,
      turn: ['REWARD_CLERK'],
      myTurn: true,
    });
    expect(award.reference).toMatch(/^J-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const view = await viewOf(office, 'clerk', award.id);
    expect(view.explanationZh).toContain('5,000.00');
    expect(view.explanationEn).toContain('5,000.00');
    expect(view).toMatchObject({ may: ['start'], mayPropose: [], schemeDraft: true, hands: [] });
    const letters = await office.rows(
      `select link from mails join staff on staff.id = staff_id where username = 'clerk'`,
    );
    expect(letters).toEqual([{ link: `/finance/rewards/${award.id}` }]);
  });

  test('clerk, reviewer and approver sign, each once and each another person', async () => {
    await take(office, 'clerk', award.id, 'start');
    await take(office, 'clerk', award.id, 'propose');
    expect(await figures(office)).toMatchObject({ lockedFen: 0, availableFen: BUDGET_FEN });
    await take(office, 'reviewer', award.id, 'review');
    await take(office, 'approver', award.id, 'approve');
    const view = await viewOf(office, 'finance', award.id);
    expect(view).toMatchObject({ status: 'APPROVED', amountFen: GRADE_ONE_FEN, may: ['fund'] });
    expect(view.hands.map(({ hand, name }) => [hand, name])).toEqual([
      ['clerk', '江经办'],
      ['reviewer', '傅复核'],
      ['approver', '沈审批'],
    ]);
  });

  test('finance locks the amount, and in the same breath the reporter may claim until a date', async () => {
    await take(office, 'finance', award.id, 'fund');
    expect(await statusOf(award)).toBe('NOTIFIED');
    expect(await figures(office)).toEqual({
      appropriatedFen: BUDGET_FEN,
      lockedFen: GRADE_ONE_FEN,
      spentFen: 0,
      availableFen: BUDGET_FEN - GRADE_ONE_FEN,
      payableFen: 0,
    });
    const [row] = await office.rows<{ claim_until: Date; due_at: Date; fund_year: number }>(
      'select claim_until, due_at, fund_year from rewards where id = $1',
      [award.id],
    );
    expect(row).toMatchObject({ fund_year: 2026, due_at: row!.claim_until });
    // Ninety days after 23 November 2026, to the end of the day in Wuzhong.
    expect(row!.claim_until.toISOString()).toBe('2027-02-21T15:59:59.999Z');
  });

  test('an account is taken only with a consent of its own', async () => {
    const reply = await office.stranger.call(claimReward, {
      body: claimBody(award, { consent: false, notExcluded: false }),
    });
    expect(reply.status).toBe(409);
    expect(reply.error).toMatchObject({
      code: 'CONDITION_NOT_MET',
      fields: [
        { path: 'notExcluded', code: 'MUST_ACCEPT' },
        { path: 'consent', code: 'MUST_ACCEPT' },
      ],
    });
    const bad = await office.stranger.call(claimReward, {
      body: claimBody(award, { account: { ...ACCOUNT, accountNo: '- - - - -' } }),
    });
    // Signs without a digit between them are no number yet.
    expect(bad.error.fields).toEqual([{ path: 'account.accountNo', code: 'REQUIRED' }]);
    const word = await office.stranger.call(claimReward, {
      body: claimBody(award, { account: { ...ACCOUNT, accountNo: '六二二二 0000' } }),
    });
    expect(word.error.fields).toEqual([{ path: 'account.accountNo', code: 'BAD_FORMAT' }]);
    expect(await statusOf(award)).toBe('NOTIFIED');
  });

  test('the claim makes it payable', async () => {
    const reply = await office.stranger.call(claimReward, { body: claimBody(award) });
    expect(reply).toMatchObject({ status: 201, body: { claimCode: null, validUntil: null } });
    expect(await figures(office)).toMatchObject({ lockedFen: GRADE_ONE_FEN, payableFen: GRADE_ONE_FEN });
    const { payable } = await office.as('maker').do(listPayouts);
    expect(payable).toMatchObject([{ reference: award.reference, corrected: false }]);
    const again = await office.stranger.call(claimReward, { body: claimBody(award) });
    expect(again.error.code).toBe('ILLEGAL_TRANSITION');
  });

  test('the batch shows the accounts to the payment desk alone, and writes down who looked', async () => {
    batchId = await aBatch(office, award);
    const batch = await office.as('checker').do(readBatch, { params: { batchId } });
    expect(batch).toMatchObject({ status: 'RELEASED', itemCount: 1, totalFen: GRADE_ONE_FEN });
    expect(batch.items[0]).toMatchObject({
      account: { ...ACCOUNT, accountNo: accountOnFile },
      outcome: null,
    });
    await office.as('maker').do(readBatch, { params: { batchId } });
    expect((await office.as('finance').call(readBatch, { params: { batchId } })).status).toBe(403);
    const opened = await office.rows(
      `select username from audit_entries join staff on staff.id = staff_id
       where act = 'account.open' and subject_id = $1 order by audit_entries.id`,
      [award.id],
    );
    // Once for the file that was released, once for each look.
    expect(opened).toEqual([{ username: 'checker' }, { username: 'checker' }, { username: 'maker' }]);
  });

  test('the bank’s file has count and total in its head and says nothing of reports', async () => {
    const reply = await office.as('maker').call(downloadBatch, { params: { batchId } });
    const text = reply.raw.toString('utf8');
    expect(text.startsWith('\uFEFF批次号,')).toBe(true);
    expect(text.split('\r\n').slice(1)).toEqual([
      '总笔数,1',
      '总金额(元),5000.00',
      '序号,户名,账号,开户行,金额(元),附言',
      `1,${ACCOUNT.accountName},${accountOnFile},${ACCOUNT.bankName},5000.00,专项资金`,
      '',
    ]);
    expect(text).not.toMatch(/举报|奖励|线索/);
    expect(reply.headers['content-type']).toMatch(/^text\/csv/);
  });

  test('the bank sends it back: nothing is spent, and the reporter is asked for another account', async () => {
    await settle(office, batchId, award, 'RETURNED', 'TH-1');
    expect(await statusOf(award)).toBe('PAY_FAILED');
    expect(await figures(office)).toMatchObject({ lockedFen: GRADE_ONE_FEN, spentFen: 0 });
    const settled = await office.as('checker').do(readBatch, { params: { batchId } });
    expect(settled.items[0]).toMatchObject({
      outcome: 'RETURNED',
      account: null,
    });
    expect((await office.as('maker').call(downloadBatch, { params: { batchId } })).error.code).toBe(
      'TOO_LATE',
    );
  });

  test('corrected, it is paid out of a second batch', async () => {
    office.clock.set(new Date(MONDAY.getTime() + 60_000));
    const other = { ...ACCOUNT, accountNo: '6217000000000001234' };
    await office.stranger.do(claimReward, { body: claimBody(award, { account: other }) });
    const { payable } = await office.as('maker').do(listPayouts);
    expect(payable).toMatchObject([{ reference: award.reference, corrected: true }]);
    const second = await aBatch(office, award);
    const batch = await office.as('checker').do(readBatch, { params: { batchId: second } });
    expect(batch.items[0]?.account?.accountNo).toBe(other.accountNo);
    const first = await office.as('checker').do(readBatch, { params: { batchId } });
    expect(first.items[0]?.account).toBeNull();
    await settle(office, second, award, 'PAID');
    expect(await statusOf(award)).toBe('PAID');
    expect(await figures(office)).toEqual({
      appropriatedFen: BUDGET_FEN,
      lockedFen: 0,
      spentFen: GRADE_ONE_FEN,
      availableFen: BUDGET_FEN - GRADE_ONE_FEN,
      payableFen: 0,
    });
  });

  test('the journal tells it newest first, every entry balanced', async () => {
    const { entries, nextBefore } = await office.as('auditor').do(readLedger);
    expect(entries.map((entry) => entry.event)).toEqual(['PAID', 'CLAIMED', 'LOCKED', 'APPROPRIATED']);
    expect(nextBefore).toBeNull();
    for (const { lines } of entries) {
      for (const ledger of ['BUDGET', 'FINANCIAL']) {
        const mine = lines.filter((line) => line.ledger === ledger);
        const sum = mine.reduce((total, line) => total + line.debitFen - line.creditFen, 0);
        expect(sum).toBe(0);
      }
    }
    expect(entries[0]).toMatchObject({ rewardReference: award.reference, byName: '支复核' });
    expect(entries[1]).toMatchObject({ byName: null });
  });

  test('six different persons signed it', async () => {
    const { hands } = await viewOf(office, 'auditor', award.id);
    expect(hands.map(({ hand }) => hand)).toEqual([
      'clerk',
      'reviewer',
      'approver',
      'finance',
      'maker',
      'checker',
    ]);
    expect(new Set(hands.map(({ name }) => name)).size).toBe(6);
  });

  test('money that the bank sends back afterwards is owed again', async () => {
    const spentBefore = (await figures(office)).spentFen;
    await take(office, 'checker', award.id, 'reportLateReturn', { documentNo: 'TH-2' });
    expect(await statusOf(award)).toBe('PAY_FAILED');
    expect(await figures(office)).toMatchObject({
      spentFen: spentBefore - GRADE_ONE_FEN,
      payableFen: GRADE_ONE_FEN,
    });
  });
});

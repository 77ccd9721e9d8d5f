import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmCounterPayment, listCounter, openCounterPayment } from '../../../server/contract/counter.ts';
import { claimReward } from '../../../server/contract/receipt.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  claimBody,
  figures,
  step,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

const BUDGET_FEN = 10_000_000;
let office: TestOffice;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, BUDGET_FEN);
});
afterAll(() => office.close());

const statusOf = async (award: Award) => (await viewOf(office, 'auditor', award.id)).status;

describe('an anonymous reporter is paid at the counter', () => {
  let award: Award;
  let claimCode: string;

  test('the claim answers a code, shown once and kept nowhere', async () => {
    award = await aCandidate(office);
    await take(office, 'clerk', award.id, 'start');
    await take(office, 'clerk', award.id, 'propose');
    await take(office, 'reviewer', award.id, 'review');
    await take(office, 'approver', award.id, 'approve');
    await take(office, 'finance', award.id, 'fund');
    const [row] = await office.rows<{ claim_until: Date }>('select claim_until from rewards where id = $1', [
      award.id,
    ]);
    // A hundred and eighty days: nobody can call somebody whom nobody knows.
    expect(row!.claim_until.toISOString()).toBe('2027-05-22T15:59:59.999Z');
    const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER', consent: false });
    const claimed = await office.stranger.do(claimReward, { body });
    claimCode = claimed.claimCode!;
    expect(claimCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(claimed.validUntil).toBe('2026-12-23T15:59:59.999Z');
    expect(await statusOf(award)).toBe('CLAIMED');
  });

  test('a lost code is replaced, and the old one opens nothing', async () => {
    const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER' });
    const old = claimCode;
    claimCode = (await office.stranger.do(claimReward, { body })).claimCode!;
    expect(claimCode).not.toBe(old);
    const reply = await office.as('payout1').call(openCounterPayment, {
      body: { claimCode: old, receiptCode: award.receiptCode },
    });
    expect(reply.error.code).toBe('NOT_FOUND');
    expect((await figures(office)).payableFen).toBe(GRADE_ONE_FEN);
  });

  test('it opens once, however it is typed', async () => {
    const typed = claimCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const { receiptCode } = await aCandidate(office);
    for (const [wrong, code] of [
      [{}, 'CONDITION_NOT_MET'],
      [{ receiptCode }, 'RECEIPT_UNKNOWN'],
      [{ receiptCode: 'nonsense' }, 'RECEIPT_UNKNOWN'],
    ] as const) {
      const reply = await office
        .as('payout1')
        .call(openCounterPayment, { body: { claimCode: typed, ...wrong } });
      expect(reply.error.code).toBe(code);
    }
    const opened = await office
      .as('payout1')
      .do(openCounterPayment, { body: { claimCode: typed, receiptCode: award.receiptCode } });
    expect(opened).toMatchObject({ reference: award.reference, amountFen: GRADE_ONE_FEN, mine: true });
    const again = await office.as('payout2').call(openCounterPayment, { body: { claimCode } });
    expect(again.error.code).toBe('NOT_FOUND');
    const { open } = await office.as('payout2').do(listCounter);
    expect(open).toMatchObject([{ firstOfficerName: '窗口一', mine: false }]);
  });

  test('only a second officer pays out, under a voucher that was never used', async () => {
    const params = { rewardId: award.id };
    const body = { sealedVoucherNo: '密-2026-0007' };
    const same = await office.as('payout1').call(confirmCounterPayment, { params, body });
    expect(same.error.code).toBe('SECOND_PERSON_NEEDED');
    await office.as('payout2').do(confirmCounterPayment, { params, body });
    expect(await statusOf(award)).toBe('PAID');
    expect(await figures(office)).toMatchObject({ spentFen: GRADE_ONE_FEN, payableFen: 0 });
    const repeated = await office.as('payout2').call(confirmCounterPayment, { params, body });
    expect(repeated.error.code).toBe('NOT_FOUND');
    const [last] = await office.rows(
      `select a.username as first, b.username as second from reward_steps s
       join staff a on a.id = s.second_staff_id join staff b on b.id = s.staff_id where s.transition = 'R16'`,
    );
    expect(last).toEqual({ first: 'payout1', second: 'payout2' });
  });

  test('somebody else’s award, an unknown code and nonsense get one answer', async () => {
    const other = await aCandidate(office);
    for (const body of [
      claimBody({ ...other, receiptCode: award.receiptCode }),
      claimBody({ ...award, receiptCode: '0000-0000-0000-0000' }),
      claimBody({ ...award, receiptCode: 'nonsense' }),
      claimBody({ ...award, reference: 'J-0000-0000' }),
    ]) {
      const reply = await office.stranger.call(claimReward, { body });
      expect([reply.status, reply.error.code]).toEqual([404, 'RECEIPT_UNKNOWN']);
    }
  });

  test('payment steps cannot be taken past the payment pages', async () => {
    const reply = await step(office, 'checker', award.id, 'confirmPaid');
    expect(reply.error).toMatchObject({
      code: 'BAD_REQUEST',
      fields: [{ path: 'verb', code: 'NOT_ALLOWED' }],
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringLine, confirmReturn } from '../../../server/contract/bank-returns.ts';
import { buildBatch, readBatch } from '../../../server/contract/payouts.ts';
import { type Award, aBatch, aCandidate, aFund, bringTo, settle, viewOf } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

let office: TestOffice;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 1_000_000_000);
});
afterAll(() => office.close());

const statusOf = async (award: Award) => (await viewOf(office, 'auditor', award.id)).status;

describe('a batch', () => {
  test('is settled once, item by item, by somebody who did not make it', async () => {
    const [one, two] = [await aCandidate(office), await aCandidate(office)];
    await bringTo(office, one, 'CLAIMED');
    await bringTo(office, two, 'CLAIMED');
    const batchId = await aBatch(office, one, two);
    const params = { batchId };
    await settle(office, batchId, one, 'PAID');
    expect((await office.as('checker').do(readBatch, { params })).status).toBe('RELEASED');
    const again = await office
      .as('maker')
      .call(bringLine, { params, body: { lineNo: 1, outcome: 'PAID', bankReference: 'HD-1' } });
    const other = await office
      .as('maker')
      .call(bringLine, { params, body: { lineNo: 2, outcome: 'PAID', bankReference: 'HD-1' } });
    expect([again, other].map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect([again, other].find(({ status }) => status === 409)?.error.fields).toEqual([
      { path: 'lineNo', code: 'NOT_ALLOWED' },
    ]);
    const { waiting } = await office.as('checker').do(readBatch, { params });
    await office.as('checker').do(confirmReturn, { params: { batchId, returnId: waiting!.id } });
    expect(await office.as('maker').do(readBatch, { params })).toMatchObject({
      status: 'SETTLED',
      may: { release: false, cancel: false, bring: false },
    });
  });

  test('holds nothing that is not a claim by bank, and is made whole or not at all', async () => {
    const [ready, early] = [await aCandidate(office), await aCandidate(office)];
    await bringTo(office, ready, 'CLAIMED');
    await bringTo(office, early, 'NOTIFIED');
    const reply = await office.as('maker').call(buildBatch, { body: { rewardIds: [ready.id, early.id] } });
    expect(reply.error.code).toBe('ILLEGAL_TRANSITION');
    expect(await statusOf(ready)).toBe('CLAIMED');
  });

  test('opens for nobody whose desk holds no key', async () => {
    const award = await aCandidate(office);
    const batchId = await bringTo(office, award, 'BATCHED');
    await office.rows(
      `update staff set roles = roles || array['PAYMENT_CHECKER'] where username = 'payout1'`,
    );
    try {
      const reply = await office.as('payout1').call(readBatch, { params: { batchId } });
      expect(reply.error.code).toBe('KEY_MISSING');
    } finally {
      await office.rows(`update staff set roles = array['PAYOUT_OFFICER'] where username = 'payout1'`);
    }
  });
});

describe('every step is written down and told', () => {
  test('each step has its audit row, and whoever’s turn it is has mail with a link and no content', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'PAID');
    const acts = await office.rows<{ act: string }>(
      `select act from audit_entries where subject_id = $1 and act like 'reward.%' order by id`,
      [award.id],
    );
    expect(acts.map(({ act }) => act)).toEqual(
      [
        'create',
        'start',
        'exclusions',
        'propose',
        'review',
        'approve',
        'fund',
        'notify',
        'claim',
        'samePayee',
        'batch',
        'confirmPaid',
      ].map((verb) => `reward.${verb}`),
    );
    const told = await office.rows<{ username: Name }>(
      `select username from mails join staff on staff.id = staff_id where link = $1 order by mails.created_at, username`,
      [`/finance/rewards/${award.id}`],
    );
    expect(new Set(told.map(({ username }) => username))).toEqual(
      new Set(['clerk', 'reviewer', 'approver', 'finance']),
    );
  });
});

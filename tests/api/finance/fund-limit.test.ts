import { afterAll, beforeAll, expect, test } from 'vitest';
import { appropriate, readFund } from '../../../server/contract/fund.ts';
import { FUND_LIMIT_FEN } from '../../../server/domain/ledger.ts';
import { aCandidate, aFund, bringTo, figures } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 1_000_000);
});
afterAll(() => office.close());

const book = (amountFen: number) =>
  office.as('finance').call(appropriate, { body: { amountFen, documentNo: '利财预〔2026〕13号' } });

test('a year’s fund holds so much and no more, however often it is asked', async () => {
  const tooMuch = await book(FUND_LIMIT_FEN);
  expect(tooMuch.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'amountFen', code: 'OUT_OF_RANGE' }],
  });
  expect((await book(FUND_LIMIT_FEN - 1_000_000)).status).toBe(201);
  const replies = await Promise.all(Array.from({ length: 8 }, () => book(1)));
  expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(409));
});

test('at its limit the fund is read and pays as ever', async () => {
  expect((await figures(office)).availableFen).toBe(FUND_LIMIT_FEN);
  await bringTo(office, await aCandidate(office), 'PAID');
  const reply = await office.as('finance').call(readFund);
  expect(reply).toMatchObject({ status: 200, body: { lowBudget: false, breaches: [] } });
});

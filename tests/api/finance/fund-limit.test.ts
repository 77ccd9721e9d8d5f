import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideFundOrder } from '../../../server/contract/fund-orders.ts';
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
  // Each of them fits while it is asked for; confirmed at once, only one does.
  const asked = await Promise.all([FUND_LIMIT_FEN - 1_000_000, ...Array<number>(7).fill(1)].map(book));
  const confirm = ({ body: { id } }: (typeof asked)[number]) =>
    office.as('head').call(decideFundOrder, { params: { orderId: id }, body: { confirm: true } });
  expect((await confirm(asked[0]!)).status).toBe(200);
  const replies = await Promise.all(asked.slice(1).map(confirm));
  expect(replies.map((reply) => reply.status)).toEqual(Array(7).fill(409));
});

test('at its limit the fund is read and pays as ever', async () => {
  expect((await figures(office)).availableFen).toBe(FUND_LIMIT_FEN);
  await bringTo(office, await aCandidate(office), 'PAID');
  const reply = await office.as('finance').call(readFund);
  expect(reply).toMatchObject({ status: 200, body: { lowBudget: false, breaches: [] } });
});

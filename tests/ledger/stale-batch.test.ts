import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBatch, cancelBatch, readBatch } from '../../server/contract/payouts.ts';
import { type Award, aCandidate, aFund, bringTo } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let awards: Award[];
let batchId: string;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
  awards = [await aCandidate(office), await aCandidate(office)];
  for (const award of awards) await bringTo(office, award, 'CLAIMED');
  const body = { rewardIds: awards.map(({ id }) => id) };
  ({ id: batchId } = await office.as('maker').do(buildBatch, { body }));
});
afterAll(async () => {
  await office.as('maker').do(cancelBatch, { params: { batchId } });
  await office.close();
});

/** Lets the batch go past all rules, its second award changed meanwhile; it never commits: the database says why. */
const released = (change = 'status = status') =>
  office.rows(`do $$ begin
    update rewards set status = 'BATCHED', maker_id = batch.maker_id from payment_batches as batch
      where batch.id = '${batchId}' and rewards.id in ('${awards[0]!.id}', '${awards[1]!.id}');
    update rewards as award set ${change} where id = '${awards[1]!.id}';
    update payment_batches set status = 'RELEASED', released_by = '${office.idOf('checker')}', released_at = now(),
      file_digest = repeat('0', 64), file_bytes = 1 where id = '${batchId}';
    set constraints all immediate;
    raise exception 'it would leave';
  end $$`);

test('a batch’s head says what its payments come to', async () => {
  const { totalFen, items } = await office.as('checker').do(readBatch, { params: { batchId } });
  expect(totalFen).toBe(items.reduce((sum, { amountFen }) => sum + amountFen, 0));
  expect(totalFen).toBeGreaterThan(0);
});

test('the database lets a batch go whose awards are what its lines say', async () => {
  await expect(released()).rejects.toThrow('it would leave');
});

test.each([
  ['put on hold', `status = 'ON_HOLD'`],
  ['assessed again', 'amount_fen = amount_fen - 1, low_fen = 0'],
  [
    'claimed to another account',
    `claim_document_id = (select claim_document_id from rewards where id = (select reward_id from payment_items
      where reward_id <> award.id limit 1))`,
  ],
  ['claimed at the counter', `claim_channel = 'COUNTER'`],
  ['taken out of its maker’s hand', 'maker_id = null'],
])('the database lets none go with an award that was %s since', async (_title, change) => {
  await expect(released(change)).rejects.toThrow(/line \d of batch \d+ is stale/);
});

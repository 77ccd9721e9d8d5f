import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBatch, readBatch } from '../../../server/contract/payouts.ts';
import { claimReward } from '../../../server/contract/receipt.ts';
import { ACCOUNT, aCandidate, aFund, bringTo, claimBody, settle } from '../../support/award-desk.ts';
import { standingInLine } from '../../support/standing-in-line.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
});
afterAll(() => office.close());

test('a batch that waited while the account was corrected pays to the corrected account', async () => {
  const award = await aCandidate(office);
  const first = await bringTo(office, award, 'BATCHED');
  await settle(office, first, award, 'RETURNED');
  const client = new pg.Client({ connectionString: office.database.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select 1 from rewards where id = $1 for update', [award.id]);

  const corrected = { ...ACCOUNT, accountNo: '6222020000009999009' };
  const correcting = office.stranger.do(claimReward, { body: claimBody(award, { account: corrected }) });
  await standingInLine(office, 1);
  const building = office.as('maker').do(buildBatch, { body: { rewardIds: [award.id] } });
  await standingInLine(office, 2);
  office.clock.set(new Date(MONDAY.getTime() + 60_000));
  await client.query('commit');
  await client.end();
  await correcting;
  const { id: batchId } = await building;

  const open = await office.as('checker').do(readBatch, { params: { batchId } });
  expect(open.items[0]?.account?.accountNo).toBe(corrected.accountNo);
  expect(open.madeAt).toBe(office.clock.now().toISOString());
  const earlier = await office.as('checker').do(readBatch, { params: { batchId: first } });
  expect(earlier.items[0]?.account).toBeNull();
});

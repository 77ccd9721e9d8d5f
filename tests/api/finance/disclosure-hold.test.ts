import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { markLead } from '../../../server/contract/lead-acts.ts';
import { claimReward, waiveReward } from '../../../server/contract/receipt.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  bringTo,
  claimBody,
  figures,
  step,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { standingInLine } from '../../support/standing-in-line.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let office: TestOffice;
let award: Award;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());
beforeEach(async () => {
  award = await aCandidate(office);
});
afterEach(() => office.clock.set(MONDAY));

const pass = (ms: number) => office.clock.set(new Date(office.clock.now().getTime() + ms));
const shown = async () => (await office.resident.status(award.receiptCode)).rewards;
const statusOf = async () => (await viewOf(office, 'auditor', award.id)).status;

async function mark(body: { mark: 'holdDisclosure' | 'liftDisclosure'; until?: string }): Promise<void> {
  const [lead] = await office.rows<{ version: number }>('select version from leads where id = $1', [
    award.leadId,
  ]);
  const reviewerId = office.idOf('police2');
  await office.as('police1').do(markLead, {
    params: { leadId: award.leadId },
    body: { version: lead!.version, reviewerId, ...body },
  });
}
const hold = (days: number) =>
  mark({ mark: 'holdDisclosure', until: new Date(office.clock.now().getTime() + days * DAY).toISOString() });

test('under a hold the money is locked, and neither the page nor a claim says that there is any', async () => {
  await hold(10);
  const before = await figures(office);
  await bringTo(office, award, 'NOTIFIED');
  expect(await statusOf()).toBe('FUNDED');
  expect((await figures(office)).lockedFen).toBe(before.lockedFen + GRADE_ONE_FEN);
  expect(await shown()).toEqual([]);
  const claimed = await office.stranger.call(claimReward, { body: claimBody(award) });
  expect(claimed.error.code).toBe('RECEIPT_UNKNOWN');
  const { receiptCode, reference: rewardReference } = award;
  const waived = await office.stranger.call(waiveReward, { body: { receiptCode, rewardReference } });
  expect(waived.error.code).toBe('RECEIPT_UNKNOWN');
});

test('a hold that is being put at the very moment of the funding is seen', async () => {
  await bringTo(office, award, 'APPROVED');
  const client = new pg.Client({ connectionString: office.database.adminUrl });
  await client.connect();
  await client.query('begin');
  const columns = `disclosure_hold_since = $2, disclosure_hold_until = $3`;
  const now = office.clock.now();
  await client.query(`update leads set ${columns} where id = $1`, [
    award.leadId,
    now,
    new Date(now.getTime() + DAY),
  ]);
  const funding = take(office, 'finance', award.id, 'fund');
  await standingInLine(office, 1);
  await client.query('commit');
  await client.end();
  await funding;
  expect(await statusOf()).toBe('FUNDED');
  expect(await shown()).toEqual([]);
});

test('a clerk cannot tell the reporter past the hold', async () => {
  await hold(10);
  await bringTo(office, award, 'NOTIFIED');
  expect((await viewOf(office, 'clerk', award.id)).may).not.toContain('notify');
  expect((await step(office, 'clerk', award.id, 'notify')).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'disclosureHold', code: 'NOT_ALLOWED' }],
  });
});

test('when the hold has ended the reporter is told, once, and the claim counts from then', async () => {
  await hold(10);
  await bringTo(office, award, 'NOTIFIED');
  expect(await office.office.heldNotices.notify()).toBe(0);
  pass(10 * DAY + HOUR);
  const waiting = await office.rows(`select 1 from rewards where status = 'FUNDED'`);
  const told = await Promise.all([office.office.heldNotices.notify(), office.office.heldNotices.notify()]);
  expect(told[0] + told[1]).toBe(waiting.length);
  expect(await office.office.heldNotices.notify()).toBe(0);
  const [page] = await shown();
  expect(page).toMatchObject({ status: 'TO_CLAIM', may: { claim: true } });
  // An anonymous reporter's sixty days, from the notice and not from the funding.
  expect(new Date(page!.claimUntil!).getTime()).toBeGreaterThan(MONDAY.getTime() + 69 * DAY);
  const notices = await office.rows(
    `select actor_kind from reward_steps where reward_id = $1 and transition = 'R11'`,
    [award.id],
  );
  expect(notices).toEqual([{ actor_kind: 'SYSTEM' }]);
});

test('when the police lift the hold early the reporter is told at the next round', async () => {
  await hold(10);
  await bringTo(office, award, 'NOTIFIED');
  pass(HOUR);
  await mark({ mark: 'liftDisclosure' });
  expect(await shown()).toMatchObject([{ status: 'APPROVED' }]);
  expect(await office.office.heldNotices.notify()).toBe(1);
  expect(await shown()).toMatchObject([{ status: 'TO_CLAIM' }]);
});

test('a refusal under a hold stays as silent as an award', async () => {
  await hold(10);
  await bringTo(office, award, 'REVIEWED');
  await take(office, 'approver', award.id, 'veto', { reason: 'INTERESTED_PARTY' });
  expect(await shown()).toEqual([]);
});

test('what was announced before the hold began stays announced, though it is prolonged', async () => {
  await bringTo(office, award, 'NOTIFIED');
  pass(HOUR);
  await hold(1);
  pass(HOUR);
  await hold(10);
  expect(await shown()).toMatchObject([{ status: 'TO_CLAIM', explanationZh: null }]);
  await office.stranger.do(claimReward, { body: claimBody(award) });
  expect(await shown()).toMatchObject([{ status: 'PAYING' }]);
});

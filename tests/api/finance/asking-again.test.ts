import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRewards, readReward } from '../../../server/contract/rewards.ts';
import { keepContact } from '../../../server/contract/receipt-acts.ts';
import { appealReward, claimReward } from '../../../server/contract/receipt.ts';
import {
  type Award,
  NAMED,
  aCandidate,
  aFund,
  bringTo,
  claimBody,
  figures,
  step,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

const DAY = 24 * 3_600_000;
let office: TestOffice;
beforeAll(async () => {
  // A mail server that takes everything: only then may somebody leave an address.
  office = await anOffice({
    mailer: { connected: true, send: async () => undefined, close: () => undefined },
  });
  await aFund(office, 10_000_000);
});
afterAll(() => office?.close());

const REASON = '生病住院，三月没有看手机。';
const asks = (award: Award, changes: object = {}) => ({
  receiptCode: award.receiptCode,
  rewardReference: award.reference,
  reason: REASON,
  ...changes,
});
const ask = (award: Award, changes: object = {}) =>
  office.stranger.call(appealReward, { body: asks(award, changes) });
const shown = async ({ receiptCode }: Award) => (await office.resident.status(receiptCode)).rewards[0]!;
const trayOf = async (name: 'reviewer' | 'approver', reference: string) =>
  (await office.as(name).do(listRewards, { query: { tray: 'MY_TURN' } })).rows.find(
    (row) => row.reference === reference,
  );
const at = async (days: number, work: () => Promise<void>) => {
  try {
    office.clock.set(new Date(MONDAY.getTime() + days * DAY));
    await work();
  } finally {
    office.clock.set(MONDAY);
  }
};

/** Refused by the approver, so that the reviewer may look again; or by that reviewer. */
async function aRefusal(by: 'approver' | 'reviewer' = 'approver'): Promise<Award> {
  const award = await aCandidate(office);
  await bringTo(office, award, by === 'approver' ? 'REVIEWED' : 'ELIGIBILITY');
  if (by === 'approver') {
    await take(office, 'approver', award.id, 'veto', { reason: 'STATUTORY_DUTY' });
    return award;
  }
  await take(office, 'clerk', award.id, 'refuseIneligible', { propose: true, reason: 'STATUTORY_DUTY' });
  await take(office, 'reviewer', award.id, 'refuseIneligible');
  return award;
}
/** Lapsed, on a clock that is back at its Monday: what is asked then is asked in time. */
async function aLapse(): Promise<Award> {
  const award = await aCandidate(office, NAMED);
  await bringTo(office, award, 'NOTIFIED');
  await at(91, async () => {
    await office.office.overdueClaims.propose();
    await take(office, 'reviewer', award.id, 'forfeit');
  });
  return award;
}

describe('a reporter whose award was refused', () => {
  let award: Award;
  beforeAll(async () => {
    award = await aRefusal();
  });

  test('reads why, and until when to ask', async () => {
    const reward = await shown(award);
    expect(reward).toMatchObject({ status: 'INELIGIBLE', reason: 'STATUTORY_DUTY', appeal: null });
    expect(reward.may.appeal?.kind).toBe('REVIEW');
    expect(reward.may.appeal?.until.slice(0, 10)).toBe(
      new Date(MONDAY.getTime() + 15 * DAY).toISOString().slice(0, 10),
    );
  });

  test.each([
    ['no reason', { reason: '' }, 'BAD_REQUEST'],
    ['nothing but blanks', { reason: '   ' }, 'CONDITION_NOT_MET'],
    ['a reason without end', { reason: '长'.repeat(2_001) }, 'BAD_REQUEST'],
    ['a code that opens nothing', { receiptCode: '0000-0000-0000-0000' }, 'RECEIPT_UNKNOWN'],
    ['somebody else’s award', { rewardReference: 'J-0000-0000' }, 'RECEIPT_UNKNOWN'],
    ['a field of its own making', { verdict: 'yes' }, 'BAD_REQUEST'],
  ])('is told what is wrong with %s', async (_what, changes, code) => {
    expect((await ask(award, changes)).error.code).toBe(code);
  });

  test('asks once, and it lies before a reviewer who did not refuse, sealed to the desk', async () => {
    await at(16, async () => expect((await ask(award)).error.code).toBe('TOO_LATE'));
    expect((await ask(award)).status).toBe(201);
    expect((await ask(award)).error.fields).toEqual([{ path: 'reason', code: 'NOT_ALLOWED' }]);
    const reward = await shown(award);
    expect(reward.may.appeal).toBeNull();
    expect(reward.appeal).toMatchObject({ kind: 'REVIEW', granted: null, answeredAt: null });
    expect(reward.promise).toMatchObject({ what: 'ANSWER', workingDaysLeft: 10 });
    expect((await trayOf('reviewer', award.reference))?.turn).toEqual(['REWARD_REVIEWER']);
    expect((await viewOf(office, 'clerk', award.id)).appeal).toMatchObject({ text: REASON, mayKeep: false });
    expect((await viewOf(office, 'finance', award.id)).appeal).toMatchObject({ text: null, mayKeep: false });
    expect((await viewOf(office, 'auditor', award.id)).appeal?.text).toBeNull();
    const rows = await office.rows<{ act: string }>(
      `select act from audit_entries where subject_id = $1 and act in ('reward.askReview', 'appeal.open') order by id`,
      [award.id],
    );
    expect(rows.map(({ act }) => act)).toEqual(['reward.askReview', 'appeal.open']);
    const [{ stored }] = (await office.rows<{ stored: string }>(
      `select string_agg(encode(d.body, 'hex'), ' ') as stored from documents d join rewards r on r.appeal_document_id = d.id`,
    )) as [{ stored: string }];
    expect(stored).not.toContain(Buffer.from(REASON).toString('hex'));
  });

  test('is answered by another than the one who refused, with a reason of the list', async () => {
    const no = { drop: true, reason: 'DECISION_FOUNDED' };
    const own = await aRefusal('reviewer');
    expect((await ask(own)).status).toBe(201);
    expect((await step(office, 'reviewer', own.id, 'reopen', no)).error.code).toBe('SECOND_PERSON_NEEDED');
    expect((await step(office, 'clerk', award.id, 'reopen', no)).error.code).toBe('NOT_YOUR_STEP');
    expect((await step(office, 'reviewer', award.id, 'reopen', { drop: true })).error.fields).toEqual([
      { path: 'reason', code: 'REQUIRED' },
    ]);
    const words = { drop: true, reason: '不同意' };
    expect((await step(office, 'reviewer', award.id, 'reopen', words)).error.fields).toEqual([
      { path: 'reason', code: 'NOT_IN_LIST' },
    ]);
    await take(office, 'reviewer', award.id, 'reopen', no);
    expect((await shown(award)).appeal).toMatchObject({ granted: false, reason: 'DECISION_FOUNDED' });
    expect((await shown(award)).promise).toBeNull();
    expect((await step(office, 'reviewer', award.id, 'reopen', no)).error.code).toBe('ILLEGAL_TRANSITION');
    expect((await ask(award)).error.code).toBe('CONDITION_NOT_MET');
  });

  test('reads that they were right, where they were', async () => {
    const other = await aRefusal();
    expect((await ask(other)).status).toBe(201);
    await take(office, 'reviewer', other.id, 'reopen', { reason: 'REVIEW_FOUNDED' });
    const reward = await shown(other);
    expect(reward).toMatchObject({ status: 'ASSESSING', promise: { what: 'DECIDE' } });
    expect(reward.appeal).toMatchObject({ kind: 'REVIEW', granted: true, reason: 'REVIEW_FOUNDED' });
  });
});

describe('a reporter who did not claim in time', () => {
  test('asks, the approver restores it, and it can be claimed by the new date', async () => {
    const before = await figures(office);
    const award = await aLapse();
    expect(await figures(office)).toEqual(before);
    expect((await shown(award)).may.appeal?.kind).toBe('RESTORE');
    expect((await ask(award)).status).toBe(201);
    expect((await trayOf('approver', award.reference))?.turn).toEqual(['REWARD_APPROVER']);
    expect(await trayOf('reviewer', award.reference)).toBeUndefined();
    expect((await viewOf(office, 'approver', award.id)).appeal).toMatchObject({
      kind: 'RESTORE',
      text: REASON,
      mayKeep: true,
    });
    await take(office, 'approver', award.id, 'restore', { reason: 'ILLNESS_OR_ABSENCE' });
    const reward = await shown(award);
    expect(reward).toMatchObject({ status: 'TO_CLAIM', may: { claim: true, appeal: null } });
    expect(reward.appeal).toMatchObject({ granted: true, reason: 'ILLNESS_OR_ABSENCE' });
    await office.stranger.do(claimReward, { body: claimBody(award) });
    expect((await shown(award)).promise).toMatchObject({ what: 'PAY' });
  });

  test('reads the office’s no, which no second request moves', async () => {
    const award = await aLapse();
    expect((await ask(award)).status).toBe(201);
    const no = { drop: true, reason: 'NO_GOOD_CAUSE' };
    expect((await step(office, 'reviewer', award.id, 'restore', no)).error.code).toBe('NOT_YOUR_STEP');
    await take(office, 'approver', award.id, 'restore', no);
    expect((await shown(award)).appeal).toMatchObject({
      kind: 'RESTORE',
      granted: false,
      reason: 'NO_GOOD_CAUSE',
    });
    expect((await ask(award)).error.code).toBe('CONDITION_NOT_MET');
    expect(await trayOf('approver', award.reference)).toBeUndefined();
  });

  test('can ask nothing of an award that waits to be claimed, and another desk reads nothing of it', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'NOTIFIED');
    expect((await ask(award)).error.code).toBe('ILLEGAL_TRANSITION');
    expect((await office.as('intake').call(readReward, { params: { rewardId: award.id } })).error.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('what the page says while the office works', () => {
  test('names each date from what is public, and the amount in one sentence once it is decided', async () => {
    const award = await aCandidate(office);
    expect((await shown(award)).promise).toMatchObject({ what: 'START', workingDaysLeft: 15 });
    expect((await shown(award)).sentenceZh).toBeNull();
    await bringTo(office, award, 'ELIGIBILITY');
    const { promise } = await shown(award);
    expect(promise?.what).toBe('DECIDE');
    await take(office, 'reviewer', award.id, 'hold', { reason: 'FALSE_REPORT_CHECK' });
    expect((await shown(award)).promise).toEqual(promise);
    await at(60, async () => expect((await shown(award)).promise?.workingDaysLeft).toBeLessThan(0));
    await take(office, 'reviewer', award.id, 'release', { reason: 'CHECKED_AND_CLEAR' });
    for (const [name, verb] of [
      ['clerk', 'propose'],
      ['reviewer', 'review'],
      ['approver', 'approve'],
    ] as const)
      await take(office, name, award.id, verb);
    expect((await shown(award)).promise).toMatchObject({ what: 'FUND', workingDaysLeft: 5 });
    await take(office, 'finance', award.id, 'fund');
    const told = await shown(award);
    expect(told).toMatchObject({ promise: null, status: 'TO_CLAIM', daysLeft: 180 });
    expect(told.sentenceZh).toMatch(/^线索等级1级，固定奖励.*所以奖励¥5,000\.00。$/);
    expect(told.sentenceEn).toMatch(/so the award is ¥5,000\.00\.$/);
  });

  test('reminds 30, 7 and 1 days before the end, each once, and anew after a new notice', async () => {
    const award = await aCandidate(office, NAMED);
    await bringTo(office, award, 'NOTIFIED');
    await office.stranger.do(keepContact, {
      body: { receiptCode: award.receiptCode, address: 'someone@mail.example.com', understood: true },
    });
    const mails = async () =>
      (
        await office.rows(
          `select 1 from graphile_worker._private_jobs as job
           join graphile_worker._private_tasks as task on task.id = job.task_id
           where task.identifier = 'tell-reporter' and job.payload ->> 'leadId' = $1`,
          [award.leadId],
        )
      ).length;
    const given: Record<number, number> = {};
    const reminded = async () =>
      (
        await office.rows<{ n: number | null }>('select claim_reminded as n from rewards where id = $1', [
          award.id,
        ])
      )[0]!.n;
    for (const day of [59, 60, 61, 83, 84, 89, 90]) {
      await at(day, async () => {
        await office.office.claimReminders.give();
        await office.office.claimReminders.give();
        given[day] = (await reminded()) ?? 0;
        expect(await mails()).toBe(day < 60 ? 0 : 1);
      });
    }
    expect(given).toEqual({ 59: 0, 60: 30, 61: 30, 83: 7, 84: 7, 89: 1, 90: 1 });
    await at(91, async () => {
      await office.office.overdueClaims.propose();
      await take(office, 'reviewer', award.id, 'forfeit');
    });
    await take(office, 'approver', award.id, 'restore', { reason: 'NOTICE_NOT_SEEN' });
    expect(await reminded()).toBeNull();
  });
});

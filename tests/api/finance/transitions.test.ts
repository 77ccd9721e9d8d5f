import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringLine, confirmReturn } from '../../../server/contract/bank-returns.ts';
import { confirmCounterPayment, openCounterPayment } from '../../../server/contract/counter.ts';
import { markLead } from '../../../server/contract/lead-acts.ts';
import { buildBatch, releaseBatch } from '../../../server/contract/payouts.ts';
import { claimReward, waiveReward } from '../../../server/contract/receipt.ts';
import { stepReward } from '../../../server/contract/rewards.ts';
import {
  REWARD_TRANSITIONS,
  type RewardTransitionId,
  type RewardVerb,
} from '../../../server/domain/reward.ts';
import { type Award, aCandidate, aFund, claimBody, take, viewOf } from '../../support/award-desk.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

/** Handbook C: each of the 35 steps by the person whose it is, and by nobody else. */
let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());

const DESK: readonly Name[] = ['clerk', 'reviewer', 'approver', 'finance', 'auditor', 'head', 'checker'];
const PAYMENT: readonly Name[] = ['clerk', 'reviewer', 'approver', 'finance', 'auditor', 'head', 'payout1'];
const walked = new Set<string>();

async function stepOf(award: Award, id: RewardTransitionId): Promise<void> {
  const { history } = await viewOf(office, 'auditor', award.id);
  expect(history.map(({ transition }) => transition)).toContain(id);
  walked.add(id);
}

type Given = { reason?: string; documentNo?: string };
/** A step of the desk: everybody else hears that it is not theirs, then whose it is takes it. */
async function desk(award: Award, id: RewardTransitionId, by: Name, given: Given = {}, also: Name[] = []) {
  const verb: RewardVerb = REWARD_TRANSITIONS.find((row) => row.id === id)!.verb;
  const params = { rewardId: award.id };
  const { version } = await viewOf(office, 'auditor', award.id);
  for (const other of DESK.filter((name) => name !== by && !also.includes(name))) {
    const { error } = await office.as(other).call(stepReward, { params, body: { version, verb, ...given } });
    expect([id, other, error.code]).toEqual([id, other, 'NOT_YOUR_STEP']);
  }
  await take(office, by, award.id, verb, given);
  await stepOf(award, id);
}
/** What one proposes and another confirms: the first alone moves nothing. */
async function byTwo(award: Award, id: RewardTransitionId, [first, second]: [Name, Name], given: Given = {}) {
  const verb: RewardVerb = REWARD_TRANSITIONS.find((row) => row.id === id)!.verb;
  const early = await office.as(second).call(stepReward, {
    params: { rewardId: award.id },
    body: { version: (await viewOf(office, 'auditor', award.id)).version, verb, ...given },
  });
  expect([id, early.error.code]).toEqual([id, 'SECOND_PERSON_NEEDED']);
  await take(office, first, award.id, verb, { propose: true, ...given });
  await desk(award, id, second, given);
}

const restart = async (award: Award, id: RewardTransitionId) => {
  await desk(award, id, 'auditor', { reason: 'APPEAL' }, ['reviewer']);
  await desk(award, 'R32', 'reviewer', { reason: 'CHECKED_AND_CLEAR' });
};
const WAY = [
  ['clerk', 'propose'],
  ['reviewer', 'review'],
  ['approver', 'approve'],
  ['finance', 'fund'],
] as const;
async function onTo(award: Award, last: (typeof WAY)[number][1]): Promise<void> {
  for (const [name, verb] of WAY) {
    await take(office, name, award.id, verb);
    if (verb === last) return;
  }
}

/** A stranger's receipt opens nothing of somebody else's award; the reporter's own does. */
async function reporter(
  award: Award,
  id: RewardTransitionId,
  body = claimBody(award),
): Promise<string | null> {
  const other = await office.resident.report();
  const stolen = { ...body, receiptCode: other.receiptCode };
  expect((await office.stranger.call(claimReward, { body: stolen })).error.code).toBe('RECEIPT_UNKNOWN');
  const { claimCode } = await office.stranger.do(claimReward, { body });
  await stepOf(award, id);
  return claimCode;
}

async function batched(award: Award): Promise<string> {
  const body = { rewardIds: [award.id] };
  for (const name of [...PAYMENT, 'checker'] as const)
    expect([name, (await office.as(name).call(buildBatch, { body })).status]).toEqual([name, 403]);
  const { id: batchId } = await office.as('maker').do(buildBatch, { body });
  const params = { batchId };
  for (const name of [...PAYMENT, 'maker'] as const)
    expect([name, (await office.as(name).call(releaseBatch, { params })).status]).toEqual([name, 403]);
  await office.as('checker').do(releaseBatch, { params });
  await stepOf(award, 'R15');
  return batchId;
}

async function answered(award: Award, batchId: string, outcome: 'PAID' | 'RETURNED'): Promise<void> {
  const line = { lineNo: 1, outcome, bankReference: `HD-${batchId}` };
  const { id: returnId } = await office.as('maker').do(bringLine, { params: { batchId }, body: line });
  const params = { batchId, returnId };
  for (const name of [...PAYMENT, 'maker'] as const)
    expect([name, (await office.as(name).call(confirmReturn, { params })).status]).toEqual([name, 403]);
  await office.as('checker').do(confirmReturn, { params });
  await stepOf(award, outcome === 'PAID' ? 'R17' : 'R18');
}

test('paid by bank, returned, corrected, returned late, claimed back and recovered', async () => {
  const award = await aCandidate(office);
  await stepOf(award, 'R01');
  await desk(award, 'R02', 'clerk');
  await desk(award, 'R04', 'clerk');
  await desk(award, 'R06', 'reviewer', { reason: 'BASIS_MISSING' });
  await onTo(award, 'propose');
  await desk(award, 'R05', 'reviewer');
  await desk(award, 'R08', 'approver', { reason: 'FACTS_UNCLEAR' });
  await onTo(award, 'review');
  await desk(award, 'R07', 'approver');
  await desk(award, 'R10', 'finance');
  await reporter(award, 'R12');
  await answered(award, await batched(award), 'RETURNED');
  await reporter(award, 'R19');
  await answered(award, await batched(award), 'PAID');
  await desk(award, 'R35', 'checker', { documentNo: 'TH-1' });
  await reporter(award, 'R19');
  await answered(award, await batched(award), 'PAID');
  await byTwo(award, 'R22', ['approver', 'auditor'], { reason: 'FALSE_OR_FRAUD', documentNo: '审备-1' });
  await desk(award, 'R23', 'finance', { documentNo: '缴款-1' });
});

test('lapsed, restored, paid at the counter, claimed back and written off', async () => {
  const award = await aCandidate(office);
  await take(office, 'clerk', award.id, 'start');
  await onTo(award, 'fund');
  try {
    office.clock.set(new Date(MONDAY.getTime() + 181 * 86_400_000));
    expect(await office.office.overdueClaims.propose()).toBe(1);
    await desk(award, 'R13', 'reviewer');
  } finally {
    office.clock.set(MONDAY);
  }
  await desk(award, 'R20', 'approver', { reason: 'ILLNESS_OR_ABSENCE' });
  const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER' });
  const claimCode = (await reporter(award, 'R12', body as ReturnType<typeof claimBody>))!;
  const opening = { claimCode, receiptCode: award.receiptCode };
  const params = { rewardId: award.id };
  const paying = { sealedVoucherNo: '密-1' };
  for (const name of [...DESK, 'maker'] as const) {
    const opened = await office.as(name).call(openCounterPayment, { body: opening });
    const paid = await office.as(name).call(confirmCounterPayment, { params, body: paying });
    expect([name, opened.status, paid.status]).toEqual([name, 403, 403]);
  }
  await office.as('payout1').do(openCounterPayment, { body: opening });
  const alone = await office.as('payout1').call(confirmCounterPayment, { params, body: paying });
  expect(alone.error.code).toBe('SECOND_PERSON_NEEDED');
  await office.as('payout2').do(confirmCounterPayment, { params, body: paying });
  await stepOf(award, 'R16');
  await byTwo(award, 'R22', ['approver', 'auditor'], { reason: 'OTHER', documentNo: '审备-2' });
  await byTwo(award, 'R24', ['finance', 'head'], { reason: 'NOT_TRACEABLE' });
});

test('held wherever it can be, assessed anew each time, and revoked in the end', async () => {
  const award = await aCandidate(office);
  const mark = async (body: { mark: 'holdDisclosure' | 'liftDisclosure'; until?: string }) => {
    const [lead] = await office.rows<{ version: number }>('select version from leads where id = $1', [
      award.leadId,
    ]);
    const reviewerId = office.idOf('police2');
    const params = { leadId: award.leadId };
    await office
      .as('police1')
      .do(markLead, { params, body: { version: lead!.version, reviewerId, ...body } });
  };
  await take(office, 'clerk', award.id, 'start');
  await restart(award, 'R25');
  await onTo(award, 'propose');
  await restart(award, 'R26');
  await onTo(award, 'review');
  await restart(award, 'R27');
  await onTo(award, 'approve');
  await restart(award, 'R28');
  // The police keep it from the reporter for now: only then does money that is locked wait for its notice.
  await mark({ mark: 'holdDisclosure', until: new Date(MONDAY.getTime() + 864_000_000).toISOString() });
  await onTo(award, 'fund');
  await restart(award, 'R29');
  await onTo(award, 'fund');
  await mark({ mark: 'liftDisclosure' });
  await desk(award, 'R11', 'clerk');
  await restart(award, 'R30');
  await onTo(award, 'fund');
  await office.stranger.do(claimReward, { body: claimBody(award) });
  await desk(award, 'R31', 'reviewer', { reason: 'RECUSAL' }, ['auditor']);
  await desk(award, 'R33', 'approver', { reason: 'FALSE_OR_FRAUD' });
});

test('refused, looked at again by somebody else, and vetoed', async () => {
  const award = await aCandidate(office);
  await take(office, 'clerk', award.id, 'start');
  await byTwo(award, 'R03', ['clerk', 'reviewer'], { reason: 'NOT_FIRST' });
  const again = { reason: 'REVIEW_FOUNDED' };
  const same = await office.as('reviewer').call(stepReward, {
    params: { rewardId: award.id },
    body: { version: (await viewOf(office, 'auditor', award.id)).version, verb: 'reopen', ...again },
  });
  expect(same.error.code).toBe('SECOND_PERSON_NEEDED');
  // A second reviewer, as a larger office has one.
  const hats = (roles: string) =>
    office.rows('update staff set roles = $1 where username = $2', [roles.split(' '), 'clerk']);
  await hats('REWARD_CLERK REWARD_REVIEWER');
  try {
    await desk(award, 'R21', 'clerk', again, ['reviewer']);
  } finally {
    await hats('REWARD_CLERK');
  }
  await onTo(award, 'review');
  await desk(award, 'R09', 'approver', { reason: 'NO_CONTRIBUTION' });
});

test('given up by its reporter alone, and revoked before it was claimed', async () => {
  const [waived, revoked] = [await aCandidate(office), await aCandidate(office)];
  for (const award of [waived, revoked]) {
    await take(office, 'clerk', award.id, 'start');
    await onTo(award, 'fund');
  }
  const body = { receiptCode: revoked.receiptCode, rewardReference: waived.reference };
  expect((await office.stranger.call(waiveReward, { body })).error.code).toBe('RECEIPT_UNKNOWN');
  await office.stranger.do(waiveReward, { body: { ...body, receiptCode: waived.receiptCode } });
  await stepOf(waived, 'R14');
  await desk(revoked, 'R34', 'approver', { reason: 'STATUTORY_DUTY' });
});

test('none of the 35 was left out', async () => {
  const all = REWARD_TRANSITIONS.map(({ id }) => id);
  expect(all).toHaveLength(35);
  expect(all.filter((id) => !walked.has(id))).toEqual([]);
  const [row] = await office.rows<{ ids: string[] }>(
    'select array_agg(distinct transition order by transition) as ids from reward_steps',
  );
  expect(row!.ids).toEqual(all);
});

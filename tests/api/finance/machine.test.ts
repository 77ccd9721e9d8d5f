import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmCounterPayment, openCounterPayment } from '../../../server/contract/counter.ts';
import { claimReward, waiveReward } from '../../../server/contract/receipt.ts';
import { listRewards, readReward, stepReward } from '../../../server/contract/rewards.ts';
import {
  type Award,
  GRADE_ONE_FEN,
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
import { DESK_VERBS } from '../../../server/features/rewards/reward-orders.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

const DAY = 86_400_000;
let office: TestOffice;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 1_000_000_000);
});
afterAll(() => office.close());

const statusOf = async (award: Award) => (await viewOf(office, 'auditor', award.id)).status;
const transitions = async (award: Award) =>
  (await viewOf(office, 'auditor', award.id)).history.map((each) => each.transition);

test('no step takes free words, which could name somebody', async () => {
  const award = await aCandidate(office);
  for (const verb of DESK_VERBS.filter((each) => each !== 'hold')) {
    const said = await step(office, 'clerk', award.id, verb, { reason: '王小明的叔叔是经办人' });
    expect([verb, said.error.fields]).toEqual([verb, [{ path: 'reason', code: 'NOT_IN_LIST' }]]);
  }
});

describe('an award that is not to be', () => {
  test('the clerk proposes a refusal by a code of the catalogue, the reviewer confirms, another opens it again', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'ELIGIBILITY');
    const words = await step(office, 'clerk', award.id, 'refuseIneligible', {
      propose: true,
      reason: '不行',
    });
    expect(words.error.fields).toEqual([{ path: 'reason', code: 'NOT_IN_LIST' }]);
    await take(office, 'clerk', award.id, 'refuseIneligible', { propose: true, reason: 'NOT_FIRST' });
    expect((await step(office, 'clerk', award.id, 'refuseIneligible')).error.code).toBe('NOT_YOUR_STEP');
    const waiting = await viewOf(office, 'reviewer', award.id);
    expect(waiting).toMatchObject({
      reason: 'NOT_FIRST',
      turn: ['REWARD_REVIEWER'],
      proposal: { verb: 'refuseIneligible', byName: '江经办', mine: false, mayDrop: true },
    });
    expect(waiting.may).toContain('refuseIneligible');
    const { rows } = await office.as('reviewer').do(listRewards, { query: { tray: 'MY_TURN' } });
    expect(rows.map((row) => row.reference)).toContain(award.reference);
    await take(office, 'reviewer', award.id, 'refuseIneligible');
    expect(await viewOf(office, 'auditor', award.id)).toMatchObject({
      status: 'INELIGIBLE',
      reason: 'NOT_FIRST',
      owed: null,
    });
    // Who refused does not decide the review.
    const same = await step(office, 'reviewer', award.id, 'reopen', { reason: 'REVIEW_FOUNDED' });
    expect(same.error.code).toBe('SECOND_PERSON_NEEDED');
  });

  test('a proposal can be dropped, and the award goes on', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'ELIGIBILITY');
    await take(office, 'clerk', award.id, 'refuseIneligible', { propose: true, reason: 'UNREACHABLE' });
    await take(office, 'reviewer', award.id, 'refuseIneligible', { drop: true });
    expect(await viewOf(office, 'clerk', award.id)).toMatchObject({ proposal: null, reason: null });
    expect((await step(office, 'clerk', award.id, 'refuseIneligible', { drop: true })).error.code).toBe(
      'ILLEGAL_TRANSITION',
    );
    await take(office, 'clerk', award.id, 'propose');
    expect(await transitions(award)).toEqual(['R01', 'R02', 'R04']);
  });

  test('returned, it keeps the earlier signatures to their hands', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'REVIEWED');
    await take(office, 'approver', award.id, 'returnFromApproval', { reason: 'BASIS_MISSING' });
    const view = await viewOf(office, 'clerk', award.id);
    expect(view.hands.map(({ hand }) => hand)).toEqual(['clerk']);
    expect(view.history.at(-1)).toMatchObject({ transition: 'R08', reason: 'BASIS_MISSING' });
    await office.rows(`update staff set roles = array['REWARD_CLERK'] where username = 'reviewer'`);
    try {
      // The reviewer of the first round became a clerk; the steps remember.
      const other = await step(office, 'reviewer', award.id, 'propose');
      expect(other.error.code).toBe('SECOND_PERSON_NEEDED');
    } finally {
      await office.rows(`update staff set roles = array['REWARD_REVIEWER'] where username = 'reviewer'`);
    }
    await take(office, 'clerk', award.id, 'propose');
    await take(office, 'reviewer', award.id, 'review');
    await take(office, 'approver', award.id, 'veto', { reason: 'NO_CONTRIBUTION' });
    expect(await transitions(award)).toEqual(['R01', 'R02', 'R04', 'R05', 'R08', 'R04', 'R05', 'R09']);
  });

  test('whoever looked at an older version is told so', async () => {
    const award = await aCandidate(office);
    const params = { rewardId: award.id };
    await office.as('clerk').do(stepReward, { params, body: { version: 1, verb: 'start' } });
    const late = await office.as('clerk').call(stepReward, { params, body: { version: 1, verb: 'propose' } });
    expect(late.error.code).toBe('STALE_VERSION');
    const nowhere = await office.as('clerk').call(readReward, { params: { rewardId: randomUUID() } });
    expect(nowhere.error.code).toBe('NOT_FOUND');
  });
});

describe('an award on hold', () => {
  test('keeps its money locked; released it is assessed anew, revoked it frees the money', async () => {
    const before = await figures(office);
    const award = await aCandidate(office);
    await bringTo(office, award, 'CLAIMED');
    expect((await step(office, 'auditor', award.id, 'hold', { reason: '想一想' })).error.fields).toEqual([
      { path: 'reason', code: 'NOT_IN_LIST' },
    ]);
    await take(office, 'auditor', award.id, 'hold', { reason: 'FALSE_REPORT_CHECK' });
    expect(await figures(office)).toMatchObject({
      lockedFen: before.lockedFen + GRADE_ONE_FEN,
      payableFen: before.payableFen + GRADE_ONE_FEN,
    });
    await take(office, 'reviewer', award.id, 'release', { reason: 'CHECKED_AND_CLEAR' });
    expect(await figures(office)).toMatchObject({
      lockedFen: before.lockedFen + GRADE_ONE_FEN,
      payableFen: before.payableFen,
    });
    for (const [name, verb] of [
      ['clerk', 'propose'],
      ['reviewer', 'review'],
      ['approver', 'approve'],
      ['finance', 'fund'],
    ] as const) {
      await take(office, name, award.id, verb);
    }
    // Locked already: the second confirmation moves nothing.
    expect((await figures(office)).lockedFen).toBe(before.lockedFen + GRADE_ONE_FEN);
    await take(office, 'reviewer', award.id, 'hold', { reason: 'APPEAL' });
    await take(office, 'approver', award.id, 'revokeHeld', { reason: 'FALSE_OR_FRAUD' });
    expect(await figures(office)).toEqual(before);
    expect(await statusOf(award)).toBe('REVOKED');
  });

  test('a pick-up that was opened before a hold must be opened anew', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'NOTIFIED');
    const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER' });
    const { claimCode } = await office.stranger.do(claimReward, { body });
    await office
      .as('payout1')
      .do(openCounterPayment, { body: { claimCode: claimCode!, receiptCode: award.receiptCode } });
    await take(office, 'auditor', award.id, 'hold', { reason: 'RECUSAL' });
    await take(office, 'reviewer', award.id, 'release', { reason: 'RECUSAL_SETTLED' });
    for (const [name, verb] of [
      ['clerk', 'propose'],
      ['reviewer', 'review'],
      ['approver', 'approve'],
      ['finance', 'fund'],
    ] as const) {
      await take(office, name, award.id, verb);
    }
    await office.stranger.do(claimReward, { body });
    const confirmed = await office
      .as('payout2')
      .call(confirmCounterPayment, { params: { rewardId: award.id }, body: { sealedVoucherNo: '密-1' } });
    expect(confirmed.error.code).toBe('NOT_FOUND');
  });
});

describe('an award that waits to be claimed', () => {
  test('can be given up, and the money is free again', async () => {
    const before = await figures(office);
    const award = await aCandidate(office);
    await bringTo(office, award, 'NOTIFIED');
    const body = { receiptCode: award.receiptCode, rewardReference: award.reference };
    await office.stranger.do(waiveReward, { body });
    expect(await statusOf(award)).toBe('WAIVED');
    expect(await figures(office)).toEqual(before);
    expect((await office.stranger.call(waiveReward, { body })).error.code).toBe('ILLEGAL_TRANSITION');
  });

  test('lapses after its date when a reviewer confirms what the system proposes, and can be restored', async () => {
    const before = await figures(office);
    const award = await aCandidate(office, NAMED);
    await bringTo(office, award, 'NOTIFIED');
    expect(await office.office.overdueClaims.propose()).toBe(0);
    const early = await step(office, 'reviewer', award.id, 'forfeit');
    expect(early.error.code).toBe('SECOND_PERSON_NEEDED');
    try {
      office.clock.set(new Date(MONDAY.getTime() + 91 * DAY));
      const late = await office.stranger.call(claimReward, { body: claimBody(award) });
      expect(late.error.code).toBe('TOO_LATE');
      expect(await office.office.overdueClaims.propose()).toBe(1);
      expect(await office.office.overdueClaims.propose()).toBe(0);
      const view = await viewOf(office, 'reviewer', award.id);
      expect(view.proposal).toEqual({ verb: 'forfeit', byName: null, mine: false, mayDrop: true });
      await take(office, 'reviewer', award.id, 'forfeit');
      expect(await statusOf(award)).toBe('FORFEITED');
      // 2027 has no fund of its own yet: nothing can be locked in it.
      const dry = await step(office, 'approver', award.id, 'restore', { reason: 'ILLNESS_OR_ABSENCE' });
      expect(dry.error.code).toBe('FUND_INSUFFICIENT');
    } finally {
      office.clock.set(MONDAY);
    }
    expect(await figures(office)).toEqual(before);
    await take(office, 'approver', award.id, 'restore', { reason: 'ILLNESS_OR_ABSENCE' });
    expect(await statusOf(award)).toBe('NOTIFIED');
    expect((await figures(office)).lockedFen).toBe(before.lockedFen + GRADE_ONE_FEN);
    await take(office, 'approver', award.id, 'revokeNotified', { reason: 'STATUTORY_DUTY' });
    expect(await figures(office)).toEqual(before);
  });

  test('a pick-up code lives thirty days', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'NOTIFIED');
    const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER' });
    const { claimCode } = await office.stranger.do(claimReward, { body });
    try {
      office.clock.set(new Date(MONDAY.getTime() + 31 * DAY));
      const reply = await office
        .as('payout1')
        .call(openCounterPayment, { body: { claimCode: claimCode!, receiptCode: award.receiptCode } });
      expect(reply.error.code).toBe('TOO_LATE');
    } finally {
      office.clock.set(MONDAY);
    }
  });

  test('by pick-up code only where the district allows it', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'NOTIFIED');
    const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER' });
    await office.rows(`update districts set settings = settings || '{"pickUpCodeAllowed": false}'`);
    try {
      const reply = await office.stranger.call(claimReward, { body });
      expect(reply.error).toMatchObject({
        code: 'CONDITION_NOT_MET',
        fields: [{ path: 'channel', code: 'NOT_ALLOWED' }],
      });
    } finally {
      await office.rows(`update districts set settings = settings || '{"pickUpCodeAllowed": true}'`);
    }
  });
});

describe('a paid award', () => {
  test('is claimed back by two, and recovered against a payment slip', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'PAID');
    const spent = (await figures(office)).spentFen;
    await take(office, 'approver', award.id, 'clawBack', { propose: true, reason: 'FALSE_OR_FRAUD' });
    const unfiled = await step(office, 'auditor', award.id, 'clawBack');
    expect(unfiled.error.fields).toEqual([{ path: 'documentNo', code: 'REQUIRED' }]);
    await take(office, 'auditor', award.id, 'clawBack', { documentNo: '审备-1' });
    expect(await viewOf(office, 'finance', award.id)).toMatchObject({
      status: 'CLAWBACK',
      reason: 'FALSE_OR_FRAUD',
    });
    expect((await figures(office)).spentFen).toBe(spent);
    await take(office, 'finance', award.id, 'recover', { documentNo: '缴款-1' });
    expect((await figures(office)).spentFen).toBe(spent - GRADE_ONE_FEN);
  });

  test('is written off by two where nobody will pay it back', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'PAID');
    await take(office, 'approver', award.id, 'clawBack', { propose: true, reason: 'OTHER' });
    await take(office, 'auditor', award.id, 'clawBack', { documentNo: '审备-2' });
    await take(office, 'finance', award.id, 'writeOff', { propose: true, reason: 'NOT_TRACEABLE' });
    expect(await viewOf(office, 'head', award.id)).toMatchObject({ reason: 'OTHER', may: ['writeOff'] });
    await take(office, 'head', award.id, 'writeOff', { reason: 'NOTHING_TO_ENFORCE' });
    expect(await statusOf(award)).toBe('WRITTEN_OFF');
    await figures(office);
  });
});

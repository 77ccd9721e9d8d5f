import { describe, expect, it } from 'vitest';
import { decideReward, proposableRewardVerbs, proposeReward } from '../../server/domain/reward.ts';
import { later, NOW, person, wearing } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';
import { AMOUNT, atCounter, REWARD_SCENES, signedHands, trying } from './reward-scenes.ts';

describe('the claim', () => {
  it('is made by the last moment of its time', () => {
    const reward = { claimUntil: later(1) };
    expect(answerOf(trying('claim', 'REPORTER', { reward, at: later(1) }))).toBe('ALLOWED');
    expect(answerOf(trying('claim', 'REPORTER', { reward, at: later(2) }))).toBe('TOO_LATE');
  });

  it('declares that nothing excludes it, and consents to the use of an account', () => {
    expect(pathsOf(trying('claim', 'REPORTER', { facts: { declared: false, consent: false } }))).toEqual([
      'declared',
      'consent',
    ]);
  });

  it('takes a pick-up code only where the district allows it', () => {
    const counter = { channel: 'COUNTER', consent: undefined };
    expect(pathsOf(trying('claim', 'REPORTER', { facts: counter }))).toEqual(['channel']);
    const step = trying('claim', 'REPORTER', { facts: { ...counter, pickUpCodeAllowed: true } })();
    expect(step).toMatchObject({
      changes: { claimed: true, claimChannel: 'COUNTER' },
      ledgerEvent: 'CLAIMED',
    });
  });

  it('is notified once for its three years, however often the date moves', () => {
    expect(trying('notify', 'REWARD_CLERK', { reward: { notifiedAt: null } })().changes.notifiedAt).toEqual(
      NOW,
    );
    expect(trying('notify', 'SYSTEM')().changes.notifiedAt).toEqual(later(-24));
    expect(pathsOf(trying('notify', 'SYSTEM', { facts: { claimUntil: NOW } }))).toEqual(['claimUntil']);
  });

  it('is forfeited only after its time, by the system’s proposal', () => {
    const { command, reward } = REWARD_SCENES.forfeit;
    if (reward === null) throw new Error('a scene without a reward');
    const early = { ...reward, claimUntil: later(1) };
    expect(pathsOf(() => proposeReward(early, command, wearing('SYSTEM'), NOW))).toEqual(['claimUntil']);
    const { changes } = proposeReward(reward, command, wearing('SYSTEM'), NOW);
    expect(changes.proposal).toEqual({ verb: 'forfeit', by: 'SYSTEM' });
    const step = decideReward({ ...reward, ...changes }, command, person('REWARD_REVIEWER'), NOW);
    expect(step).toMatchObject({ ledgerEvent: 'RELEASED', changes: { lockedFen: 0 } });
  });

  it('comes back for good reason within three years, if the budget allows', () => {
    const step = trying('restore', 'REWARD_APPROVER')();
    expect(step).toMatchObject({
      ledgerEvent: 'LOCKED',
      changes: { lockedFen: AMOUNT, claimUntil: later(30 * 24) },
    });
    const short = { availableFen: AMOUNT - 1 };
    expect(answerOf(trying('restore', 'REWARD_APPROVER', { facts: short }))).toBe('FUND_INSUFFICIENT');
    const old = { notifiedAt: new Date('2023-03-01T02:00:00Z') };
    expect(answerOf(trying('restore', 'REWARD_APPROVER', { reward: old }))).toBe('TOO_LATE');
    const nearly = { notifiedAt: new Date('2023-03-10T02:00:00Z') };
    expect(pathsOf(trying('restore', 'REWARD_APPROVER', { reward: nearly }))).toEqual(['claimUntil']);
  });
});

describe('payment', () => {
  it('goes by the channel that the reporter chose', () => {
    expect(pathsOf(trying('batch', 'PAYMENT_MAKER', { reward: { claimChannel: 'COUNTER' } }))).toEqual([
      'claimChannel',
    ]);
    expect(pathsOf(trying('payAtCounter', 'PAYOUT_OFFICER', { reward: { claimChannel: 'BANK' } }))).toEqual([
      'claimChannel',
    ]);
    expect(
      pathsOf(trying('reportLateReturn', 'PAYMENT_CHECKER', { reward: { claimChannel: 'COUNTER' } })),
    ).toEqual(['claimChannel']);
  });

  it('at the counter takes two payout officers and a sealed voucher', () => {
    const act = (facts: Record<string, unknown>, reward = {}) =>
      trying('payAtCounter', 'PAYOUT_OFFICER', { facts, reward });
    const [me, other] = atCounter('the PAYOUT_OFFICER');
    expect(answerOf(act({ payoutOfficers: [me, me] }))).toBe('SECOND_PERSON_NEEDED');
    expect(pathsOf(act({ payoutOfficers: [me] }))).toEqual(['payoutOfficers']);
    expect(pathsOf(act({ payoutOfficers: [me, { ...other, roles: ['REWARD_CLERK'] }] }))).toEqual([
      'payoutOfficers',
    ]);
    expect(answerOf(act({ payoutOfficers: atCounter('somebody') }))).toBe('NOT_YOUR_STEP');
    expect(pathsOf(act({ sealedVoucherNo: ' ' }))).toEqual(['sealedVoucherNo']);
    const signed = { hands: { ...signedHands(4), finance: other?.staffId ?? null } };
    expect(answerOf(act({}, signed))).toBe('SECOND_PERSON_NEEDED');
    const before = { formerHands: [{ hand: 'reviewer', by: 'the PAYOUT_OFFICER' }] };
    expect(answerOf(act({}, before))).toBe('SECOND_PERSON_NEEDED');
  });

  it('that comes back is locked and owed again', () => {
    expect(trying('reportLateReturn', 'PAYMENT_CHECKER')()).toMatchObject({
      ledgerEvent: 'RETURNED_LATE',
      changes: { lockedFen: AMOUNT, claimed: true, paidAt: null },
    });
    expect(trying('reportReturned', 'PAYMENT_CHECKER')().ledgerEvent).toBeNull();
    expect(trying('correctAccount', 'REPORTER')().ledgerEvent).toBeNull();
  });

  it('is clawed back by the approver’s proposal and the auditor’s filing', () => {
    const { reward } = REWARD_SCENES.clawBack;
    if (reward === null) throw new Error('a scene without a reward');
    const approver = person('REWARD_APPROVER');
    expect(proposableRewardVerbs(reward, approver, NOW)).toEqual(['clawBack']);
    const { changes } = proposeReward(reward, { verb: 'clawBack', reason: '骗取' }, approver, NOW);
    const proposed = { ...reward, ...changes };
    const unfiled = () =>
      decideReward(proposed, { verb: 'clawBack', reason: '骗取' }, person('AUDITOR'), NOW);
    expect(pathsOf(unfiled)).toEqual(['auditFilingNo']);
    const filed = { verb: 'clawBack', reason: '骗取', auditFilingNo: '审备1号' } as const;
    expect(decideReward(proposed, filed, person('AUDITOR'), NOW).ledgerEvent).toBe('CLAWED_BACK');
  });

  it('recovered in another year than it was paid belongs to the treasury', () => {
    const at = new Date('2027-01-01T02:00:00Z');
    expect(trying('recover', 'FINANCE_OFFICER')().ledgerFacts).toMatchObject({ sameYear: true });
    expect(trying('recover', 'FINANCE_OFFICER', { at })().ledgerFacts).toMatchObject({ sameYear: false });
    // 1 January in Wuzhong while it is still December in Greenwich.
    const reward = { paidAt: new Date('2026-12-31T16:30:00Z') };
    expect(trying('recover', 'FINANCE_OFFICER', { at, reward })().ledgerFacts).toMatchObject({
      sameYear: true,
    });
  });
});

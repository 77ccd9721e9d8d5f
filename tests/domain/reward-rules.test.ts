import { describe, expect, it } from 'vitest';
import {
  decideReward,
  dropRewardProposal,
  proposableRewardVerbs,
  proposeReward,
} from '../../server/domain/reward.ts';
import type { RewardCommand, RewardSnapshot, RewardVerb } from '../../server/domain/reward.ts';
import type { Role } from '../../server/domain/roles.ts';
import { later, NOW, person, wearing } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';
import { AMOUNT, aReward, atCounter, REWARD_SCENES, signedHands } from './reward-scenes.ts';

type Over = { reward?: Partial<RewardSnapshot>; facts?: Record<string, unknown>; at?: Date };

/** The scene of a verb with something about it changed, as a thing to try. */
function trying(verb: RewardVerb, hat: Role | 'SYSTEM', { reward = {}, facts = {}, at = NOW }: Over = {}) {
  const scene = REWARD_SCENES[verb];
  const before = scene.reward && { ...scene.reward, ...reward };
  return () => decideReward(before, { ...scene.command, ...facts } as RewardCommand, wearing(hat), at);
}

describe('a candidate', () => {
  it('is not made for a reporter who waived the reward or withdrew', () => {
    expect(pathsOf(trying('create', 'SYSTEM', { facts: { reporterWaived: true } }))).toEqual([
      'reporterWaived',
    ]);
    expect(pathsOf(trying('create', 'SYSTEM', { facts: { withdrawn: true } }))).toEqual(['withdrawn']);
  });
});

describe('the proposed amount', () => {
  const range = { lowFen: 100_000, highFen: 500_000 };
  const propose = (facts: Record<string, unknown>) => trying('propose', 'REWARD_CLERK', { facts });

  it('is what the scheme computed where it computed one amount', () => {
    expect(propose({})().changes.amountFen).toBe(AMOUNT);
    expect(pathsOf(propose({ amountFen: AMOUNT - 1 }))).toEqual(['amountFen']);
  });

  it('lies inside an open range, with a reason', () => {
    expect(answerOf(propose({ amountFen: 100_000, engine: range, reason: '线索详实' }))).toBe('ALLOWED');
    expect(answerOf(propose({ amountFen: 500_000, engine: range, reason: '线索详实' }))).toBe('ALLOWED');
    expect(pathsOf(propose({ amountFen: 500_001, engine: range, reason: '线索详实' }))).toEqual([
      'amountFen',
    ]);
    expect(pathsOf(propose({ amountFen: 200_000, engine: range, reason: ' ' }))).toEqual(['reason']);
  });

  it('has no upper end where the scheme names none', () => {
    const engine = { lowFen: 100_000, highFen: null };
    expect(answerOf(propose({ amountFen: 9_000_000, engine, reason: '贡献特别重大' }))).toBe('ALLOWED');
    expect(pathsOf(propose({ amountFen: 99_999, engine, reason: '贡献特别重大' }))).toEqual(['amountFen']);
  });

  it.each([0, -1, 0.5, Number.NaN])('is never %s', (amountFen) => {
    expect(pathsOf(propose({ amountFen, engine: { lowFen: -10, highFen: null }, reason: 'x' }))).toContain(
      'amountFen',
    );
  });

  it('needs the joint meeting’s minutes where the scheme asks for them', () => {
    expect(pathsOf(trying('approve', 'REWARD_APPROVER', { facts: { minutesRequired: true } }))).toEqual([
      'minutesRef',
    ]);
    const told = { minutesRequired: true, minutesRef: '联席纪要1号' };
    expect(answerOf(trying('approve', 'REWARD_APPROVER', { facts: told }))).toBe('ALLOWED');
  });
});

describe('the fund', () => {
  it('keeps a reward APPROVED while the budget is a fen short', () => {
    expect(answerOf(trying('fund', 'FINANCE_OFFICER', { facts: { availableFen: AMOUNT - 1 } }))).toBe(
      'FUND_INSUFFICIENT',
    );
    const step = trying('fund', 'FINANCE_OFFICER')();
    expect(step).toMatchObject({
      ledgerEvent: 'LOCKED',
      ledgerFacts: { amountFen: AMOUNT, previousLockedFen: 0 },
    });
    expect(step.changes.lockedFen).toBe(AMOUNT);
  });

  it('locks only the difference after a hold, and nothing for the same amount', () => {
    const held = { lockedFen: AMOUNT - 300 };
    const step = trying('fund', 'FINANCE_OFFICER', { reward: held, facts: { availableFen: 300 } })();
    expect(step.ledgerFacts).toEqual({ amountFen: AMOUNT, previousLockedFen: AMOUNT - 300 });
    const same = trying('fund', 'FINANCE_OFFICER', {
      reward: { lockedFen: AMOUNT },
      facts: { availableFen: 0 },
    })();
    expect(same.ledgerEvent).toBeNull();
  });

  it.each([
    ['refuseIneligible', 'REWARD_REVIEWER'],
    ['veto', 'REWARD_APPROVER'],
  ] as const)('gets back what a hold kept locked when the second look ends in %s', (verb, role) => {
    const reward = { lockedFen: AMOUNT, proposal: { verb, by: 'x' } };
    expect(trying(verb, role, { reward })()).toMatchObject({
      ledgerEvent: 'RELEASED',
      ledgerFacts: { amountFen: AMOUNT, wasClaimed: false },
      changes: { lockedFen: 0 },
    });
  });
});

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

describe('a hold', () => {
  it('keeps the money locked; lifting it starts the assessment again and voids claim and signatures', () => {
    const step = trying('release', 'REWARD_REVIEWER')();
    expect(step).toMatchObject({ ledgerEvent: 'CLAIM_REVERSED', ledgerFacts: { amountFen: AMOUNT } });
    expect(step.changes).toMatchObject({ claimed: false, claimChannel: null, claimUntil: null });
    expect(step.changes.hands).toEqual(signedHands(1));
    expect(step.changes.formerHands).toHaveLength(3);
    expect(step.changes.lockedFen).toBeUndefined();
    expect(trying('release', 'REWARD_REVIEWER', { reward: { claimed: false } })().ledgerEvent).toBeNull();
  });

  it('that ends in revocation frees the money and the claim', () => {
    expect(trying('revokeHeld', 'REWARD_APPROVER')()).toMatchObject({
      ledgerEvent: 'RELEASED',
      ledgerFacts: { amountFen: AMOUNT, wasClaimed: true },
      changes: { lockedFen: 0, claimed: false },
    });
    const early = { lockedFen: 0, claimed: false };
    expect(trying('revokeHeld', 'REWARD_APPROVER', { reward: early })().ledgerEvent).toBeNull();
  });

  it('has one of three grounds', () => {
    expect(pathsOf(trying('hold', 'AUDITOR', { facts: { ground: 'WHIM' } }))).toEqual(['ground']);
  });
});

describe('proposals', () => {
  it.each([
    ['refuseIneligible', 'REWARD_CLERK', 'REWARD_REVIEWER'],
    ['writeOff', 'FINANCE_OFFICER', 'LEAD_AGENCY_HEAD'],
    ['clawBack', 'REWARD_APPROVER', 'AUDITOR'],
  ] as const)('%s needs a second person', (verb, first, second) => {
    const { command, reward } = REWARD_SCENES[verb];
    if (reward === null) throw new Error('a scene without a reward');
    expect(answerOf(trying(verb, second))).toBe('SECOND_PERSON_NEEDED');
    const own = { proposal: { verb, by: `the ${second}` } };
    expect(answerOf(trying(verb, second, { reward: own }))).toBe('SECOND_PERSON_NEEDED');
    expect(answerOf(() => proposeReward(reward, command, person(second), NOW))).toBe('NOT_YOUR_STEP');
    const proposed = { ...reward, ...proposeReward(reward, command, person(first), NOW).changes };
    expect(answerOf(() => decideReward(proposed, command, person(second), NOW))).toBe('ALLOWED');
    expect(dropRewardProposal(proposed, person(second)).changes.proposal).toBeNull();
    expect(answerOf(() => dropRewardProposal(reward, person(second)))).toBe('ILLEGAL_TRANSITION');
    expect(answerOf(() => dropRewardProposal(proposed, person('LEADER')))).toBe('NOT_YOUR_STEP');
  });

  it('a step for one person cannot be proposed', () => {
    const act = () => proposeReward(aReward(), { verb: 'start' }, person('REWARD_CLERK'), NOW);
    expect(answerOf(act)).toBe('ILLEGAL_TRANSITION');
  });

  it('whoever refused a reward does not decide its review', () => {
    const reward = { refusedBy: 'the REWARD_REVIEWER' };
    expect(answerOf(trying('reopen', 'REWARD_REVIEWER', { reward }))).toBe('SECOND_PERSON_NEEDED');
    expect(trying('reopen', 'REWARD_REVIEWER')().changes.refusedBy).toBeNull();
  });

  it.each([
    ['refuseIneligible', 'REWARD_REVIEWER', 'reason'],
    ['returnToClerk', 'REWARD_REVIEWER', 'reason'],
    ['returnFromApproval', 'REWARD_APPROVER', 'reason'],
    ['veto', 'REWARD_APPROVER', 'reason'],
    ['confirmPaid', 'PAYMENT_CHECKER', 'bankReceiptRef'],
    ['reportReturned', 'PAYMENT_CHECKER', 'returnRef'],
    ['reportLateReturn', 'PAYMENT_CHECKER', 'returnRef'],
    ['restore', 'REWARD_APPROVER', 'reason'],
    ['reopen', 'REWARD_REVIEWER', 'reason'],
    ['recover', 'FINANCE_OFFICER', 'paymentSlipNo'],
    ['writeOff', 'LEAD_AGENCY_HEAD', 'reason'],
    ['release', 'REWARD_REVIEWER', 'reason'],
    ['revokeHeld', 'REWARD_APPROVER', 'reason'],
    ['revokeNotified', 'REWARD_APPROVER', 'reason'],
  ] as const)('%s by %s must say its %s', (verb, role, fact) => {
    const reward = { proposal: { verb, by: 'x' } };
    expect(pathsOf(trying(verb, role, { reward, facts: { [fact]: '  ' } }))).toEqual([fact]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  answersInForce,
  decideReward,
  dropRewardProposal,
  EXCLUSION_CODES,
  proposeReward,
} from '../../server/domain/reward.ts';
import { later, NOW, person } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';
import { AMOUNT, aReward, NONE_APPLIES, REWARD_SCENES, signedHands, trying } from './reward-scenes.ts';

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

  it.each([
    ['review', 'REWARD_REVIEWER'],
    ['approve', 'REWARD_APPROVER'],
    ['fund', 'FINANCE_OFFICER'],
    ['restore', 'REWARD_APPROVER'],
  ] as const)('is looked at again by %s, whoever wrote it there since', (verb, hat) => {
    const facts = { availableFen: AMOUNT * 10 };
    for (const amountFen of [AMOUNT + 1, AMOUNT - 1, null])
      expect(pathsOf(trying(verb, hat, { reward: { amountFen }, facts }))).toEqual(['amountFen']);
    const engine = { lowFen: 1, highFen: null };
    expect(answerOf(trying(verb, hat, { reward: { amountFen: AMOUNT + 1, engine }, facts }))).toBe('ALLOWED');
  });

  it.each([0, -1, 0.5, Number.NaN])('is never %s', (amountFen) => {
    expect(pathsOf(propose({ amountFen, engine: { lowFen: -10, highFen: null }, reason: 'x' }))).toContain(
      'amountFen',
    );
  });

  it('needs the joint meeting’s minutes where the scheme asks for them', () => {
    const approve = (papers: { code: string; reference: string }[], required = ['MEETING_MINUTES']) =>
      trying('approve', 'REWARD_APPROVER', { facts: { required, papers } });
    const minutes = { code: 'MEETING_MINUTES', reference: '联席纪要1号' };
    expect(pathsOf(approve([]))).toEqual(['approvals.MEETING_MINUTES']);
    expect(pathsOf(approve([{ ...minutes, reference: ' ' }]))).toEqual(['approvals.MEETING_MINUTES']);
    expect(answerOf(approve([minutes]))).toBe('ALLOWED');
    // Each that is asked for, and none that isn't.
    expect(pathsOf(approve([minutes], ['MEETING_MINUTES', 'FINANCE_CO_DECISION']))).toEqual([
      'approvals.FINANCE_CO_DECISION',
    ]);
    expect(pathsOf(approve([minutes], []))).toEqual(['approvals.MEETING_MINUTES']);
  });
});

describe('the exclusions', () => {
  const propose = (facts: Record<string, unknown>) => trying('propose', 'REWARD_CLERK', { facts });
  const but = (answer: 'YES' | 'UNKNOWN') =>
    NONE_APPLIES.map((each) => (each.code === 'MEDIA_DISCLOSED' ? { ...each, answer } : each));

  it('are each answered before an amount is proposed, and none of them applies', () => {
    expect(pathsOf(propose({ exclusions: [] }))).toEqual(EXCLUSION_CODES.map((code) => `exclusions.${code}`));
    expect(pathsOf(propose({ exclusions: NONE_APPLIES.slice(1) }))).toEqual([
      `exclusions.${EXCLUSION_CODES[0]}`,
    ]);
    expect(pathsOf(propose({ exclusions: but('YES') }))).toEqual(['exclusions.MEDIA_DISCLOSED']);
    // Of an anonymous reporter not all can be known yet.
    expect(answerOf(propose({ exclusions: but('UNKNOWN') }))).toBe('ALLOWED');
  });

  it('wait for the vault where it was asked, or where the measure caps what one person has a year', () => {
    for (const identityCheck of ['NEEDED', 'WAITING'])
      expect(pathsOf(propose({ identityCheck }))).toEqual(['identityCheck']);
    expect(answerOf(propose({ identityCheck: 'ANSWERED' }))).toBe('ALLOWED');
  });

  it('count by the last answer, and none that was given before the award was opened again', () => {
    const at = (hour: number) => later(hour);
    const given = [
      { code: 'WITHDRAWN_OR_OBSTRUCTED', answer: 'YES', ground: 'CASE_FILE', at: at(1) },
      { code: 'WITHDRAWN_OR_OBSTRUCTED', answer: 'NO', ground: 'CASE_FILE', at: at(3) },
      { code: 'PAID_REPORTER', answer: 'NO', ground: 'CASE_FILE', at: at(1) },
    ] as const;
    const all = answersInForce(given, null);
    expect(all.get('WITHDRAWN_OR_OBSTRUCTED')?.answer).toBe('NO');
    expect(all.get('PAID_REPORTER')?.answer).toBe('NO');
    expect([...answersInForce(given, at(2)).keys()]).toEqual(['WITHDRAWN_OR_OBSTRUCTED']);
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

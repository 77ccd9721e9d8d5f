import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  REMINDER_DAYS,
  REWARD_STATUSES,
  type RewardStatus,
  appealKindOf,
  daysLeft,
  decideAppeal,
  decideKeeping,
  mayAnswer,
  owedRewardStep,
  promiseOf,
  reminderDue,
} from '../../server/domain/reward.ts';
import { publicReward } from '../../server/domain/reporter-view.ts';
import { later, NOW, person } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';
import { aReward } from './reward-scenes.ts';

const NEVER = { askedAt: null, answeredAt: null };
const ASKED = { askedAt: NOW, answeredAt: null };
const LIMITS = { reviewUntil: later(24) };
const refused = aReward({ status: 'INELIGIBLE', refusedBy: 'somebody else' });
const lapsed = aReward({ status: 'FORFEITED', notifiedAt: later(-24) });

describe('a reporter who asks again', () => {
  it('asks for a review of a refusal within its days, and for a lapsed claim within three years', () => {
    expect(decideAppeal(refused, NEVER, LIMITS, later(24))).toBe('REVIEW');
    expect(answerOf(() => decideAppeal(refused, NEVER, LIMITS, later(25)))).toBe('TOO_LATE');
    expect(decideAppeal(lapsed, NEVER, LIMITS, later(24 * 365))).toBe('RESTORE');
    expect(answerOf(() => decideAppeal(lapsed, NEVER, LIMITS, later(24 * 1097)))).toBe('TOO_LATE');
    const short = { ...LIMITS, maxMonths: 1 };
    expect(answerOf(() => decideAppeal(lapsed, NEVER, short, later(24 * 40)))).toBe('TOO_LATE');
  });

  it('asks once, whether or not there was an answer', () => {
    const answered = { askedAt: NOW, answeredAt: NOW };
    for (const before of [ASKED, answered])
      expect(pathsOf(() => decideAppeal(refused, before, LIMITS, NOW))).toEqual(['reason']);
  });

  it('has nothing to ask for in any other state', () => {
    for (const status of REWARD_STATUSES.filter((one) => appealKindOf(one) === null))
      expect(
        answerOf(() => decideAppeal(aReward({ status }), NEVER, LIMITS, NOW)),
        status,
      ).toBe('ILLEGAL_TRANSITION');
  });
});

describe('the answer to a request', () => {
  const reason = 'DECISION_FOUNDED';
  const keep = (reward: typeof refused, actor: ReturnType<typeof person>, appeal = ASKED, words = reason) =>
    answerOf(() => decideKeeping(reward, appeal, { actor, reason: words, now: NOW }));

  it('is given by whoever could grant it, with a reason of the list', () => {
    expect(keep(refused, person('REWARD_REVIEWER'))).toBe('ALLOWED');
    expect(keep(lapsed, person('REWARD_APPROVER'))).toBe('ALLOWED');
    expect(keep(refused, person('REWARD_APPROVER'))).toBe('NOT_YOUR_STEP');
    expect(keep(lapsed, person('REWARD_REVIEWER'))).toBe('NOT_YOUR_STEP');
    expect(keep(refused, person('REWARD_REVIEWER'), ASKED, '因为')).toBe('CONDITION_NOT_MET');
    expect(keep(refused, person('REWARD_REVIEWER'), ASKED, '')).toBe('CONDITION_NOT_MET');
    expect(keep(refused, person('REWARD_REVIEWER'), { askedAt: NOW, answeredAt: NOW } as never)).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(mayAnswer(lapsed, ASKED, person('REWARD_APPROVER'), NOW)).toBe(true);
    expect(mayAnswer(lapsed, NEVER, person('REWARD_APPROVER'), NOW)).toBe(false);
  });

  it('is another person’s than the refusal', () => {
    const own = aReward({ status: 'INELIGIBLE', refusedBy: 'the REWARD_REVIEWER' });
    expect(keep(own, person('REWARD_REVIEWER'))).toBe('SECOND_PERSON_NEEDED');
  });

  it('is owed by the reviewer or the approver, and by nobody where nothing is asked', () => {
    expect(owedRewardStep('INELIGIBLE', { appealed: true })?.by).toEqual(['REWARD_REVIEWER']);
    expect(owedRewardStep('FORFEITED', { appealed: true })?.by).toEqual(['REWARD_APPROVER']);
    expect(owedRewardStep('INELIGIBLE')).toBeNull();
    expect(owedRewardStep('FORFEITED')).toBeNull();
  });
});

describe('what the office owes a reporter', () => {
  const steps = (...way: RewardStatus[]) => way.map((to, index) => ({ to, at: later(index) }));

  it('is to begin, to decide, to find the money, to tell, and to pay', () => {
    const promised = (...way: RewardStatus[]) => promiseOf(steps(...way), 'BANK')?.promise ?? null;
    expect(promised('CANDIDATE')).toBe('START');
    expect(promised('CANDIDATE', 'ELIGIBILITY', 'PROPOSED')).toBe('DECIDE');
    expect(promised('CANDIDATE', 'ELIGIBILITY', 'APPROVED')).toBe('FUND');
    expect(promised('APPROVED', 'FUNDED')).toBe('TELL');
    expect(promised('NOTIFIED', 'CLAIMED', 'BATCHED')).toBe('PAY');
    for (const last of ['INELIGIBLE', 'NOTIFIED', 'PAID', 'FORFEITED', 'WAIVED', 'WRITTEN_OFF'] as const)
      expect(promised('CANDIDATE', last), last).toBeNull();
    expect(promiseOf(steps('NOTIFIED', 'CLAIMED'), 'PROXY')).toBeNull();
    expect(promiseOf([], null)).toBeNull();
  });

  it('never tells which desk has it: returned, held and released it keeps its date', () => {
    const inside = fc.constantFrom<RewardStatus>('ELIGIBILITY', 'PROPOSED', 'REVIEWED', 'ON_HOLD');
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 8 }), (way) => {
        const promise = promiseOf(steps('CANDIDATE', 'ELIGIBILITY', ...way), null);
        expect(promise).toMatchObject({ promise: 'DECIDE', since: later(1) });
        expect(publicReward(way.at(-1) ?? 'ELIGIBILITY')).toBe('ASSESSING');
      }),
    );
  });
});

describe('the reminders of a claim', () => {
  const end = later(90 * 24);
  const before = (days: number) => new Date(end.getTime() - days * 24 * 3_600_000);

  it('are given 30, 7 and 1 days before its end, and not once it is over', () => {
    expect(reminderDue(end, before(31), null)).toBeNull();
    expect(reminderDue(end, before(30), null)).toBe(30);
    expect(reminderDue(end, before(20), 30)).toBeNull();
    expect(reminderDue(end, before(7), 30)).toBe(7);
    expect(reminderDue(end, before(0.5), 7)).toBe(1);
    expect(reminderDue(end, before(0.5), null), 'those that were missed make way').toBe(1);
    expect(reminderDue(end, before(-0.1), null)).toBeNull();
    expect(daysLeft(end, before(0.5))).toBe(0);
  });

  it('are each given once, however often somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 40 }), (looks) => {
        const given: number[] = [];
        for (const days of looks.toSorted((one, other) => other - one)) {
          const due = reminderDue(end, before(days), given.at(-1) ?? null);
          if (due !== null) given.push(due);
        }
        expect(new Set(given).size).toBe(given.length);
        expect(given).toEqual(REMINDER_DAYS.filter((days) => given.includes(days)));
      }),
    );
  });
});

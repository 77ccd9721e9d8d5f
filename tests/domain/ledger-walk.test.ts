import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../server/domain/errors.ts';
import {
  balancesAfter,
  figuresFrom,
  ledgerBreaches,
  noBalances,
  postingsFor,
} from '../../server/domain/ledger.ts';
import type { Balances, LedgerReward } from '../../server/domain/ledger.ts';
import {
  decideReward,
  HANDS,
  proposeReward,
  REWARD_TRANSITIONS,
  rewardTransitionsFrom,
} from '../../server/domain/reward.ts';
import type { RewardCommand, RewardSnapshot, RewardStatus, RewardVerb } from '../../server/domain/reward.ts';
import { STAFF_ROLES } from '../../server/domain/roles.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { later, reporter, system } from './lead-scenes.ts';
import { REWARD_SCENES, aReward, atCounter } from './reward-scenes.ts';

const ENGINE = { lowFen: 1, highFen: 700 };
const APPROPRIATED = 1_000;
const people = Array.from({ length: 24 }, (_, i) => `officer ${i}`);
const staff = (staffId: string): Actor => ({ kind: 'STAFF', staffId, roles: STAFF_ROLES, unit: 'FINANCE' });

type Move = {
  reward: number;
  verb: RewardVerb | null;
  pick: number;
  who: string;
  amount: number;
  bank: boolean;
  days: number;
};
const move: fc.Arbitrary<Move> = fc.record({
  reward: fc.nat(2),
  verb: fc.constant(null),
  pick: fc.nat(1_000),
  who: fc.constantFrom(...people),
  amount: fc.integer({ min: 1, max: 700 }),
  bank: fc.boolean(),
  days: fc.nat(8),
});

type Office = {
  rewards: RewardSnapshot[];
  sameYear: (boolean | undefined)[];
  balances: Balances;
  steps: string[];
  day: number;
};

// Chosen evenly, the many ways out would end nearly every walk before money moves.
const DETOURS: RewardVerb[] = ['refuseIneligible', 'veto', 'hold', 'revokeHeld', 'revokeNotified', 'waive'];

/** The verb that a move means: its own, or one of those that leave the reward's status. */
function verbOf(move: Move, reward: RewardSnapshot): RewardVerb | undefined {
  if (move.verb !== null) return move.verb;
  const all = rewardTransitionsFrom(reward.status).map((row) => row.verb);
  const onward = all.filter((verb) => !DETOURS.includes(verb));
  const ways = move.pick % 8 === 0 || onward.length === 0 ? all : onward;
  return ways[Math.floor(move.pick / 8) % Math.max(1, ways.length)];
}

function commandOf(verb: RewardVerb, move: Move, office: Office, now: Date): RewardCommand {
  const { availableFen } = figuresFrom(office.balances);
  const facts = {
    amountFen: move.amount,
    engine: ENGINE,
    reason: 'x',
    availableFen,
    claimUntil: new Date(now.getTime() + 30 * 24 * 3_600_000),
    channel: move.bank ? 'BANK' : 'COUNTER',
    pickUpCodeAllowed: true,
    payoutOfficers: [atCounter(move.who)[0], { staffId: 'the second', roles: ['PAYOUT_OFFICER'] }],
  };
  return { ...REWARD_SCENES[verb].command, ...facts } as RewardCommand;
}

/** One attempt by anybody; the rules refuse most. What they let through is saved and posted as a service would. */
function attempt(office: Office, move: Move): void {
  const before = office.rewards[move.reward];
  const verb = before && verbOf(move, before);
  if (before === undefined || verb === undefined) return;
  office.day += move.days;
  const now = later(office.day * 24);
  const command = commandOf(verb, move, office, now);
  for (const actor of [staff(move.who), reporter, system]) {
    try {
      const step = decideReward(before, command, actor, now);
      office.rewards[move.reward] = { ...before, ...step.changes };
      if (step.ledgerEvent !== null && step.ledgerFacts !== null) {
        office.balances = balancesAfter(office.balances, postingsFor(step.ledgerEvent, step.ledgerFacts));
        if (step.ledgerEvent === 'RECOVERED') office.sameYear[move.reward] = step.ledgerFacts.sameYear;
      }
      office.steps.push(step.transition);
      return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  for (const actor of [staff(`${move.who} the proposer`), system]) {
    try {
      office.rewards[move.reward] = { ...before, ...proposeReward(before, command, actor, now).changes };
      return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

function opened(): Office {
  return {
    rewards: [1, 2, 3].map(() => aReward({ engine: ENGINE })),
    sameYear: [],
    balances: balancesAfter(noBalances(), postingsFor('APPROPRIATED', { amountFen: APPROPRIATED })),
    steps: [],
    day: 0,
  };
}

function holds(office: Office): void {
  const rows: LedgerReward[] = office.rewards.map((reward, i) => {
    const sameYear = office.sameYear[i];
    return sameYear === undefined ? reward : { ...reward, sameYear };
  });
  expect(ledgerBreaches(rows, office.balances)).toEqual([]);
  const figures = figuresFrom(office.balances);
  expect(figures.availableFen).toBeGreaterThanOrEqual(0);
  expect(figures.availableFen + figures.lockedFen + figures.spentFen).toBe(figures.appropriatedFen);
  for (const reward of office.rewards) {
    const signed = [
      ...HANDS.map((hand) => ({ hand, by: reward.hands[hand] })).filter((one) => one.by !== null),
      ...reward.formerHands,
    ];
    const handsBy = new Map(signed.map(({ hand, by }) => [by, hand]));
    expect(signed.every(({ hand, by }) => handsBy.get(by) === hand)).toBe(true);
  }
}

describe('rewards on a random walk', () => {
  it('keep the books, the budget and the six hands right at every step', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(fc.array(move, { minLength: 200, maxLength: 400 }), (moves) => {
        const office = opened();
        for (const one of moves) {
          const before = office.steps.length;
          attempt(office, one);
          if (office.steps.length > before) holds(office);
        }
        for (const step of office.steps) taken.add(step);
      }),
      { numRuns: 60, seed: 2021, endOnFailure: true },
    );
    // The walk is worth something only if it goes everywhere: each step but R01, which began it.
    const all = REWARD_TRANSITIONS.map((row) => row.id).filter((id) => id !== 'R01');
    expect(all.filter((id) => !taken.has(id))).toEqual([]);
  });
});

describe('rewards on the long way round', () => {
  const upToClaim: RewardVerb[] = ['start', 'propose', 'review', 'approve', 'fund', 'notify', 'claim'];
  const ways: [RewardStatus, RewardVerb[], RewardVerb[]][] = [
    ['PAID', [], ['batch', 'confirmPaid']],
    ['PAID', [], ['batch', 'reportReturned', 'correctAccount', 'batch', 'confirmPaid']],
    ['PAID', ['batch', 'confirmPaid'], ['reportLateReturn', 'correctAccount', 'batch', 'confirmPaid']],
    ['RECOVERED', ['batch', 'confirmPaid'], ['clawBack', 'recover']],
    ['WRITTEN_OFF', ['batch', 'confirmPaid'], ['clawBack', 'writeOff']],
    ['REVOKED', ['hold'], ['revokeHeld']],
    [
      'PAID',
      ['hold', 'release'],
      ['propose', 'review', 'approve', 'fund', 'notify', 'claim', 'batch', 'confirmPaid'],
    ],
    ['INELIGIBLE', ['hold', 'release'], ['refuseIneligible']],
    ['INELIGIBLE', ['hold', 'release', 'propose', 'review'], ['veto']],
  ];
  const WHO: Partial<Record<RewardVerb, string>> = {
    start: 'Ma',
    propose: 'Ma',
    review: 'Wang',
    approve: 'Li',
    fund: 'Zhang',
    batch: 'Yang',
    confirmPaid: 'Bai',
    reportReturned: 'Bai',
    reportLateReturn: 'Bai',
  };
  const TWO_PERSONS: RewardVerb[] = ['refuseIneligible', 'clawBack', 'writeOff'];

  it.each(ways)('end in %s by %j, %j with the books right all along', (end, first, then) => {
    const office = opened();
    office.rewards.length = 1;
    for (const [i, verb] of [...upToClaim, ...first, ...then].entries()) {
      const one = {
        reward: 0,
        verb,
        who: WHO[verb] ?? 'Hai',
        amount: 300 + i,
        bank: true,
        pick: 0,
        days: 0,
      };
      if (TWO_PERSONS.includes(one.verb)) attempt(office, one);
      const before = office.steps.length;
      attempt(office, one);
      expect(office.steps.length, `${verb} at ${office.rewards[0]?.status}`).toBe(before + 1);
      holds(office);
    }
    expect(office.rewards[0]?.status).toBe(end);
  });
});

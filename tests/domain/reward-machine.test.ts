import { describe, expect, it } from 'vitest';
import {
  decideReward,
  HAND_OF,
  legalRewardVerbs,
  owedRewardStep,
  REWARD_STATUSES,
  REWARD_TRANSITIONS,
  REWARD_VERBS,
  TERMINAL_REWARD_STATUSES,
} from '../../server/domain/reward.ts';
import type {
  RewardSnapshot,
  RewardStatus,
  RewardTransition,
  RewardVerb,
} from '../../server/domain/reward.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { DEFAULT_CLOCKS } from '../../server/domain/settings.ts';
import published from './fixtures/state-machines.json' with { type: 'json' };
import { NOW, wearing } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';
import { aReward, AMOUNT, REWARD_SCENES, signedHands } from './reward-scenes.ts';

const table: readonly RewardTransition[] = REWARD_TRANSITIONS;
const HATS = [...ROLES, 'SYSTEM'] as const;

/** The reward from which that very row leaves: one verb (hold) leaves from seven. */
function rewardFor({ verb, from, proposedBy }: RewardTransition): RewardSnapshot | null {
  const { reward } = REWARD_SCENES[verb];
  if (reward === null || from === null) return null;
  return {
    ...reward,
    status: from,
    proposal: proposedBy === undefined ? null : { verb, by: 'the proposer' },
  };
}

describe('the reward’s table', () => {
  it('is the published machine, step by step', () => {
    const ours = table.map(({ id, from, to }) => ({ id, from: from ?? '-', to }));
    expect(ours).toEqual(published.reward.transitions.map(({ id, from, to }) => ({ id, from, to })));
    expect([...REWARD_STATUSES]).toEqual(Object.keys(published.reward.states));
    expect([...TERMINAL_REWARD_STATUSES].sort()).toEqual([...published.reward.terminal].sort());
  });

  it.each(published.reward.transitions)(
    'gives $id to the roles that the published machine names',
    ({ id, by }) => {
      const row = table.find((one) => one.id === id);
      const known: readonly string[] = HATS;
      const named = by.match(/[A-Z]+(?:_[A-Z]+)*/g)?.filter((word) => known.includes(word));
      expect(new Set([...(row?.by ?? []), ...(row?.proposedBy ?? [])])).toEqual(new Set(named));
    },
  );

  it('reaches every status and leaves none but the ends without a way on', () => {
    const reached = new Set<RewardStatus | null>([null]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of table) if (reached.has(from)) reached.add(to);
    }
    expect(REWARD_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
    const stuck = REWARD_STATUSES.filter((status) => !table.some((row) => row.from === status));
    expect(stuck.filter((status) => !TERMINAL_REWARD_STATUSES.includes(status))).toEqual([]);
  });

  it.each(REWARD_STATUSES)(
    'says who owes the next step from %s, except where a reward may rest',
    (status) => {
      const owed = owedRewardStep(status);
      expect(owed === null).toBe(TERMINAL_REWARD_STATUSES.includes(status));
      if (owed?.clock) expect(DEFAULT_CLOCKS).toHaveProperty(owed.clock);
    },
  );

  it.each([
    ['NOTIFIED', { anonymous: true }, 'REPORTER', 'claimAnon'],
    ['NOTIFIED', { anonymous: false }, 'REPORTER', 'claimNamed'],
    ['NOTIFIED', { proposal: { verb: 'forfeit', by: 'SYSTEM' } }, 'REWARD_REVIEWER', 'review'],
    ['CLAIMED', { claimChannel: 'COUNTER' }, 'PAYOUT_OFFICER', 'pay'],
    ['PAID', { proposal: { verb: 'clawBack', by: 'x' } }, 'AUDITOR', null],
    ['CLAWBACK', { proposal: { verb: 'writeOff', by: 'x' } }, 'LEAD_AGENCY_HEAD', null],
  ] as const)('in %s with %o it is the %s', (status, reward, role, clock) => {
    expect(owedRewardStep(status, reward)).toEqual({ by: [role], clock });
  });
});

describe.each(table)('$id $verb ($from → $to)', (row) => {
  const { id, verb, from, to, by } = row;
  const reward = rewardFor(row);
  const { command } = REWARD_SCENES[verb];

  it.each(HATS)('by %s', (hat) => {
    const act = () => decideReward(reward, command, wearing(hat), NOW);
    if (!by.includes(hat)) {
      expect(answerOf(act)).toBe('NOT_YOUR_STEP');
      return;
    }
    const step = act();
    expect(step).toMatchObject({ transition: id, from, to });
    expect(step.changes).toMatchObject({ status: to, proposal: null });
    expect(step.hand).toBe(HAND_OF[verb]);
    if (step.hand) expect(step.changes.hands?.[step.hand]).toBe(`the ${hat}`);
  });

  it('is offered on screen to those who may take it and to nobody else', () => {
    const offered = HATS.filter((hat) => legalRewardVerbs(reward, wearing(hat), NOW).includes(verb));
    expect(new Set(offered)).toEqual(new Set(by));
  });
});

describe.each(REWARD_VERBS)('%s', (verb: RewardVerb) => {
  it('is refused from every status that the table does not name', () => {
    const rows = table.filter((row) => row.verb === verb);
    const actor = wearing(rows[0]?.by[0] ?? 'SYSTEM');
    const { command } = REWARD_SCENES[verb];
    for (const status of REWARD_STATUSES.filter((one) => !rows.some((row) => row.from === one))) {
      const elsewhere = aReward({ status, amountFen: AMOUNT, hands: signedHands(6) });
      expect(
        answerOf(() => decideReward(elsewhere, command, actor, NOW)),
        status,
      ).toBe('ILLEGAL_TRANSITION');
    }
    if (verb !== 'create')
      expect(answerOf(() => decideReward(null, command, actor, NOW))).toBe('ILLEGAL_TRANSITION');
  });
});

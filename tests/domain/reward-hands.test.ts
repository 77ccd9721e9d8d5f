import { describe, expect, it } from 'vitest';
import {
  decideReward,
  formerHandsFrom,
  HAND_OF,
  HANDS,
  REWARD_TRANSITIONS,
} from '../../server/domain/reward.ts';
import type { Hand, RewardSnapshot } from '../../server/domain/reward.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { STAFF_ROLES } from '../../server/domain/roles.ts';
import { NOW } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';
import { REWARD_SCENES } from './reward-scenes.ts';

// Somebody with every role: what stops them here is the rule of the six hands and nothing else.
const everything = (staffId: string): Actor => ({
  kind: 'STAFF',
  staffId,
  roles: STAFF_ROLES,
  unit: 'LEAD_AGENCY',
});

const signings = REWARD_TRANSITIONS.flatMap(({ verb }) => {
  const hand = HAND_OF[verb];
  return hand === undefined ? [] : [{ verb, hand }];
});
const pairs = signings.flatMap((signing) =>
  HANDS.filter((hand) => hand !== signing.hand).map((already) => ({ ...signing, already })),
);

function after(verb: (typeof signings)[number]['verb'], over: Partial<RewardSnapshot>): RewardSnapshot {
  const { reward } = REWARD_SCENES[verb];
  if (reward === null) throw new Error('a scene without a reward');
  return { ...reward, ...over };
}

describe('the six hands on one reward', () => {
  it.each(pairs)('whoever signed as $already cannot $verb as $hand', ({ verb, already }) => {
    const { command } = REWARD_SCENES[verb];
    const scene = after(verb, {});
    const standing = { ...scene, hands: { ...scene.hands, [already]: 'Wang' } };
    expect(answerOf(() => decideReward(standing, command, everything('Wang'), NOW))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(answerOf(() => decideReward(standing, command, everything('Li'), NOW))).toBe('ALLOWED');
    const lapsed = { ...scene, formerHands: [{ hand: already, by: 'Wang' }] };
    expect(answerOf(() => decideReward(lapsed, command, everything('Wang'), NOW))).toBe(
      'SECOND_PERSON_NEEDED',
    );
  });

  it.each(signings)('whoever signed as $hand may $verb with the same hand again', ({ verb, hand }) => {
    const { command } = REWARD_SCENES[verb];
    const again = after(verb, { formerHands: [{ hand, by: 'Wang' }] });
    expect(decideReward(again, command, everything('Wang'), NOW).changes.hands?.[hand]).toBe('Wang');
  });

  it('remembers whom a second maker replaced', () => {
    const { command } = REWARD_SCENES.batch;
    const scene = after('batch', {});
    const reward = { ...scene, hands: { ...scene.hands, maker: 'Wang' } };
    expect(decideReward(reward, command, everything('Li'), NOW).changes).toMatchObject({
      hands: { maker: 'Li' },
      formerHands: [{ hand: 'maker', by: 'Wang' }],
    });
    expect(decideReward(reward, command, everything('Wang'), NOW).changes.formerHands).toEqual([]);
  });

  it('are read from the recorded steps, whatever else is recorded between', () => {
    const steps = [
      { transition: 'R01', staffId: null },
      { transition: 'R02', staffId: 'Wang' },
      { transition: 'R06', staffId: 'Li' },
      { transition: 'R05', staffId: 'Li' },
      { transition: 'R17', staffId: 'Ma' },
    ];
    const read: { hand: Hand; by: string }[] = [
      { hand: 'clerk', by: 'Wang' },
      { hand: 'reviewer', by: 'Li' },
      { hand: 'checker', by: 'Ma' },
    ];
    expect(formerHandsFrom(steps)).toEqual(read);
  });
});

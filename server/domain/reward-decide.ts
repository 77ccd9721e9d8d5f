import { nameOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import type { LedgerEvent, LedgerFacts } from './ledger-postings.ts';
import { makeMachine } from './machine.ts';
import type { RewardCommand } from './reward-commands.ts';
import { HAND_OF, mustBeFreeFor, NO_HANDS, signedBy } from './reward-hands.ts';
import { FREED } from './reward-postings.ts';
import type { RewardChanges } from './reward-rule.ts';
import { REWARD_RULES } from './reward-rules.ts';
import type { Hand, RewardSnapshot } from './reward-snapshot.ts';
import { REWARD_TRANSITIONS } from './reward-transitions.ts';
import type { RewardStatus, RewardTransition, RewardTransitionId, RewardVerb } from './reward-transitions.ts';

const machine = makeMachine<RewardTransition, RewardSnapshot, RewardCommand, RewardChanges>({
  transitions: REWARD_TRANSITIONS,
  rules: REWARD_RULES,
  mayTake(verb, reward, actor) {
    const hand = HAND_OF[verb];
    if (hand !== undefined) mustBeFreeFor(hand, reward, nameOf(actor));
  },
});

/** A step that may be taken: what to record, which fields to save, and what to post with `postingsFor`. */
export type RewardStep = {
  transition: RewardTransitionId;
  from: RewardStatus | null;
  to: RewardStatus;
  /** The signature that the step is, where it is one of the six. */
  hand?: Hand;
  changes: RewardChanges & { status: RewardStatus };
  ledgerEvent: LedgerEvent | null;
  ledgerFacts: LedgerFacts | null;
};

/**
 * Decides one step of a reward; nothing is changed. `reward` is null only for `create`, whose changes hold every field.
 * Throws ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, TOO_LATE, FUND_INSUFFICIENT, CONDITION_NOT_MET.
 */
export function decideReward(
  reward: RewardSnapshot | null,
  command: RewardCommand,
  actor: Actor,
  now: Date,
): RewardStep {
  const row = machine.rowOf(reward, command.verb, actor);
  const step = { transition: row.id, from: row.from, to: row.to };
  if (reward === null || command.verb === 'create') {
    return { ...step, changes: created(command), ledgerEvent: null, ledgerFacts: null };
  }
  const sets = machine.follow(row, reward, command, actor, now);
  const hand = HAND_OF[command.verb];
  const posting = REWARD_RULES[command.verb].posts?.(reward, now) ?? null;
  return {
    ...step,
    ...(hand === undefined ? {} : { hand }),
    changes: {
      ...(hand === undefined ? {} : signedBy(hand, reward, nameOf(actor))),
      ...sets,
      status: row.to,
      proposal: null,
    },
    ledgerEvent: posting?.event ?? null,
    ledgerFacts: posting?.facts ?? null,
  };
}

/**
 * The first half of a two-person step (R03, R13, R22, R24): the same facts as the step itself, but for the filing number
 * that only the auditor has. Throws as decideReward; ILLEGAL_TRANSITION for a step that needs no second person.
 */
export function proposeReward(
  reward: RewardSnapshot,
  command: RewardCommand,
  actor: Actor,
  now: Date,
): { changes: Pick<RewardSnapshot, 'proposal'> } {
  return machine.propose(reward, command, actor, now);
}

/** The second person says no, or the proposer takes it back. Throws ILLEGAL_TRANSITION where nothing is proposed. */
export function dropRewardProposal(
  reward: RewardSnapshot,
  actor: Actor,
): { changes: Pick<RewardSnapshot, 'proposal'> } {
  return machine.drop(reward, actor);
}

/** The steps that this actor could take now, given the facts they ask for. For two-person steps: confirm. */
export function legalRewardVerbs(reward: RewardSnapshot | null, actor: Actor, now: Date): RewardVerb[] {
  return machine.legal(reward, actor, now);
}

/** The two-person steps that this actor could propose now. */
export function proposableRewardVerbs(reward: RewardSnapshot, actor: Actor, now: Date): RewardVerb[] {
  return machine.proposable(reward, actor, now);
}

/** A new candidate: the scheme's stage fired and the reporter has neither waived the reward nor withdrawn. */
function created(command: RewardCommand): RewardStep['changes'] {
  if (command.verb !== 'create') refuse('ILLEGAL_TRANSITION');
  mustHold(
    ['reporterWaived', !command.reporterWaived, 'NOT_ALLOWED'],
    ['withdrawn', !command.withdrawn, 'NOT_ALLOWED'],
  );
  return {
    status: 'CANDIDATE',
    engine: command.engine,
    amountFen: null,
    hands: NO_HANDS,
    formerHands: [],
    proposal: null,
    refusedBy: null,
    ...FREED,
    claimChannel: null,
    claimUntil: null,
    notifiedAt: null,
    paidAt: null,
  };
}

import { isOneOf, mustBeOneOf, nameOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { Refusal, refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import type { LedgerEvent, LedgerFacts } from './ledger-postings.ts';
import type { RewardCommand } from './reward-commands.ts';
import { HAND_OF, mustBeFreeFor, NO_HANDS, signedBy } from './reward-hands.ts';
import type { RewardChanges, RewardRule } from './reward-rule.ts';
import { assessmentRules } from './reward-rules-assessment.ts';
import { paymentRules } from './reward-rules-payment.ts';
import type { Hand, RewardSnapshot } from './reward-snapshot.ts';
import { findRewardTransition, rewardTransitionsFrom } from './reward-transitions.ts';
import type { RewardStatus, RewardTransition, RewardTransitionId, RewardVerb } from './reward-transitions.ts';

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

type StepVerb = Exclude<RewardVerb, 'create'>;

const RULES: { [V in StepVerb]: RewardRule<V> } = { ...assessmentRules, ...paymentRules };

/**
 * Decides one step of a reward; nothing is changed. `reward` is null only for `create`, whose changes hold every field.
 * Throws a Refusal: ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, TOO_LATE, FUND_INSUFFICIENT,
 * CONDITION_NOT_MET.
 */
export function decideReward(
  reward: RewardSnapshot | null,
  command: RewardCommand,
  actor: Actor,
  now: Date,
): RewardStep {
  const row = rowFor(reward, command.verb);
  mustBeOneOf(actor, row.by);
  const { id: transition, from, to } = row;
  if (reward === null || command.verb === 'create') {
    return { transition, from, to, changes: created(command), ledgerEvent: null, ledgerFacts: null };
  }
  const rule = ruleOf(command.verb);
  mayStep(row, reward, actor, now);
  rule.given?.(command, reward, actor, now);
  const hand = HAND_OF[command.verb];
  const posting = rule.posts?.(reward, now) ?? null;
  return {
    transition,
    from,
    to,
    ...(hand === undefined ? {} : { hand }),
    changes: {
      ...(hand === undefined ? {} : signedBy(hand, reward, nameOf(actor))),
      ...rule.sets?.(command, reward, actor, now),
      status: to,
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
  const row = rowFor(reward, command.verb);
  if (row.proposedBy === undefined || command.verb === 'create') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, row.proposedBy);
  const rule = ruleOf(command.verb);
  rule.stands?.(reward, actor, now);
  rule.given?.(command, reward, actor, now);
  return { changes: { proposal: { verb: command.verb, by: nameOf(actor) } } };
}

/** The second person says no, or the proposer takes it back. Throws ILLEGAL_TRANSITION where nothing is proposed. */
export function dropRewardProposal(
  reward: RewardSnapshot,
  actor: Actor,
): { changes: Pick<RewardSnapshot, 'proposal'> } {
  if (reward.proposal === null) refuse('ILLEGAL_TRANSITION');
  if (reward.proposal.by !== nameOf(actor)) mustBeOneOf(actor, rowFor(reward, reward.proposal.verb).by);
  return { changes: { proposal: null } };
}

/** The steps that this actor could take now, given the facts they ask for. For two-person steps: confirm. */
export function legalRewardVerbs(reward: RewardSnapshot | null, actor: Actor, now: Date): RewardVerb[] {
  return rewardTransitionsFrom(reward?.status ?? null)
    .filter((row) => isOneOf(actor, row.by))
    .filter((row) => reward === null || allowed(() => mayStep(row, reward, actor, now)))
    .map((row) => row.verb);
}

/** The two-person steps that this actor could propose now. */
export function proposableRewardVerbs(reward: RewardSnapshot, actor: Actor, now: Date): RewardVerb[] {
  return rewardTransitionsFrom(reward.status)
    .filter((row) => isOneOf(actor, row.proposedBy ?? []) && reward.proposal?.verb !== row.verb)
    .filter((row) => allowed(() => ruleOf(row.verb as StepVerb).stands?.(reward, actor, now)))
    .map((row) => row.verb);
}

function rowFor(reward: RewardSnapshot | null, verb: RewardVerb): RewardTransition {
  return findRewardTransition(verb, reward?.status ?? null) ?? refuse('ILLEGAL_TRANSITION');
}

function ruleOf(verb: StepVerb): RewardRule<StepVerb> {
  return RULES[verb];
}

/** All that depends on the reward and the person alone: second person, six hands, the reward's own state. */
function mayStep(row: RewardTransition, reward: RewardSnapshot, actor: Actor, now: Date): void {
  const { proposal } = reward;
  if (row.proposedBy !== undefined && (proposal?.verb !== row.verb || proposal.by === nameOf(actor))) {
    refuse('SECOND_PERSON_NEEDED');
  }
  const hand = HAND_OF[row.verb];
  if (hand !== undefined) mustBeFreeFor(hand, reward, nameOf(actor));
  ruleOf(row.verb as StepVerb).stands?.(reward, actor, now);
}

function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
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
    amountFen: null,
    hands: NO_HANDS,
    formerHands: [],
    proposal: null,
    refusedBy: null,
    lockedFen: 0,
    claimed: false,
    claimChannel: null,
    claimUntil: null,
    notifiedAt: null,
    paidAt: null,
  };
}

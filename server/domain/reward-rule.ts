import type { Actor } from './actor.ts';
import type { LedgerEvent, LedgerFacts } from './ledger-postings.ts';
import type { RewardCommand } from './reward-commands.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';
import type { RewardVerb } from './reward-transitions.ts';

export type RewardChanges = Partial<RewardSnapshot>;

/** What the step posts to the fund's books; hand both to `postingsFor`. */
export type RewardPosting = { event: LedgerEvent; facts: LedgerFacts };

/**
 * What one step asks beyond its status, its role and its hand. Methods, so that a table of them can be called with any
 * command.
 */
export type RewardRule<V extends RewardVerb = RewardVerb> = {
  /** What the reward itself must satisfy; screens ask it too. Throws a Refusal. */
  stands?(reward: RewardSnapshot, actor: Actor, now: Date): void;
  /** What the command must bring. Throws a Refusal. */
  given?(command: RewardCommand<V>, reward: RewardSnapshot, actor: Actor, now: Date): void;
  /** The fields that the step sets beside status, hands and proposal. */
  sets?(command: RewardCommand<V>, reward: RewardSnapshot, actor: Actor, now: Date): RewardChanges;
  /** What moves in the books, or null. */
  posts?(reward: RewardSnapshot, now: Date): RewardPosting | null;
};

/** A room's share of the table: the rules of the verbs it owns. */
export type RewardRules<V extends RewardVerb> = { [K in V]: RewardRule<K> };

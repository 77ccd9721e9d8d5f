import type { LedgerEvent, LedgerFacts } from './ledger-postings.ts';
import type { Rule } from './machine.ts';
import type { RewardCommand } from './reward-commands.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';
import type { RewardVerb } from './reward-transitions.ts';

export type RewardChanges = Partial<RewardSnapshot>;

/** What the step posts to the fund's books; hand both to `postingsFor`. */
export type RewardPosting = { event: LedgerEvent; facts: LedgerFacts };

/** A step's rule; every step of a reward also sets status, hands and proposal, and some move money. */
export type RewardRule<V extends RewardVerb = RewardVerb> = Rule<
  RewardSnapshot,
  RewardCommand<V>,
  RewardChanges
> & {
  /** What moves in the books, or null. */
  posts?(reward: RewardSnapshot, now: Date): RewardPosting | null;
};

/** A room's share of the table: the rules of the verbs it owns. */
export type RewardRules<V extends RewardVerb> = { [K in V]: RewardRule<K> };

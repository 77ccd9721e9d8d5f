import type { Actor } from './actor.ts';
import type { LeadCommand } from './lead-commands.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import type { LeadVerb } from './lead-transitions.ts';

export type LeadChanges = Partial<Omit<LeadSnapshot, 'id'>>;

/**
 * What one step asks beyond its status and its role. Methods, so that a table of them can be called with any command.
 */
export type LeadRule<V extends LeadVerb = LeadVerb> = {
  /** What the lead itself must satisfy; screens ask it too. Throws a Refusal. */
  stands?(lead: LeadSnapshot, actor: Actor, now: Date): void;
  /** What the command must bring. Throws a Refusal. */
  given?(command: LeadCommand<V>, lead: LeadSnapshot, now: Date): void;
  /** The fields that the step sets beside status, statusSince and proposal. */
  sets?(command: LeadCommand<V>, lead: LeadSnapshot, actor: Actor, now: Date): LeadChanges;
};

/** A room's share of the table: the rules of the verbs it owns. */
export type LeadRules<V extends LeadVerb> = { [K in V]: LeadRule<K> };

import type { LeadCommand } from './lead-commands.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import type { LeadVerb } from './lead-transitions.ts';
import type { Rule } from './machine.ts';

/** No step changes whom the reporter keeps out, nor who decided before. */
export type LeadChanges = Partial<Omit<LeadSnapshot, 'id' | 'avoid' | 'endedBy'>>;

/** A step's rule; every step of a lead also sets status, statusSince and proposal. */
export type LeadRule<V extends LeadVerb = LeadVerb> = Rule<LeadSnapshot, LeadCommand<V>, LeadChanges>;

/** A room's share of the table: the rules of the verbs it owns. */
export type LeadRules<V extends LeadVerb> = { [K in V]: LeadRule<K> };

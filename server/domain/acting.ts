import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import type { Role } from './role-list.ts';

/** Who a machine's table names: a role, or the system itself. */
export type Hat = Role | 'SYSTEM';

/**
 * A step that was proposed and waits for its second person.
 * `by` is the proposer's staff id, or 'SYSTEM' where the machine's table lets the system propose.
 */
export type Proposal<Verb extends string> = { verb: Verb; by: string };

/** The hats that an actor wears. An account never wears REPORTER's, whatever its roles say. */
export function hatsOf(actor: Actor): readonly Hat[] {
  if (actor.kind !== 'STAFF') return [actor.kind];
  return actor.roles.filter((role) => role !== 'REPORTER');
}

/** Whether the actor wears one of these hats. */
export function isOneOf(actor: Actor, by: readonly Hat[]): boolean {
  return hatsOf(actor).some((hat) => by.includes(hat));
}

/** The actor's staff id; null for the reporter and the system, who have no account. */
export function staffIdOf(actor: Actor): string | null {
  return actor.kind === 'STAFF' ? actor.staffId : null;
}

/** The actor's staff id, or 'REPORTER' or 'SYSTEM'. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'STAFF' ? actor.staffId : actor.kind;
}

/** Refuses with NOT_YOUR_STEP unless the actor wears one of these hats. */
export function mustBeOneOf(actor: Actor, by: readonly Hat[]): void {
  if (!isOneOf(actor, by)) refuse('NOT_YOUR_STEP');
}

/** Refuses with SECOND_PERSON_NEEDED the very account that acted before; null: nobody did. */
export function mustBeAnother(actor: Actor, before: string | null): void {
  if (before !== null && staffIdOf(actor) === before) refuse('SECOND_PERSON_NEEDED');
}

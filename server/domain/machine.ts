import { isOneOf, mustBeOneOf, nameOf } from './acting.ts';
import type { Proposal } from './acting.ts';
import type { Actor } from './actor.ts';
import { Refusal, refuse } from './errors.ts';
import { findTransition, transitionsFrom } from './transition.ts';
import type { Transition } from './transition.ts';

/**
 * What one step asks beyond its status and its role. Methods, so that a table of them can be called with any command.
 */
export type Rule<Subject, Command, Changes> = {
  /** What the case itself must satisfy; screens ask it too. Throws a Refusal. */
  stands?(subject: Subject, actor: Actor, now: Date): void;
  /** What the command must bring. Throws a Refusal. */
  given?(command: Command, subject: Subject, actor: Actor, now: Date): void;
  /** The fields that the step sets beside those that every step of the machine sets. */
  sets?(command: Command, subject: Subject, actor: Actor, now: Date): Changes;
};

/** What a machine must know of a case: where it stands and what waits for its second person. */
type Standing<Row extends Transition> = { status: Row['to']; proposal: Proposal<Row['verb']> | null };

type Parts<Row extends Transition, Subject, Command, Changes> = {
  transitions: readonly Row[];
  /** A verb without a rule asks for nothing more than its row; the step that begins a case has none. */
  rules: { readonly [V in Row['verb']]?: Rule<Subject, Command, Changes> };
  /** What the machine asks of the person at each step (not at a proposal), e.g. six different hands. Throws a Refusal. */
  mayTake?(verb: Row['verb'], subject: Subject, actor: Actor): void;
};

/**
 * What the machine of the lead and that of the reward have in common: a table of rows, one rule a verb, and a second
 * person for the rows with `proposedBy`. Pure; nothing is changed. `subject` is null before the case begins.
 */
export function makeMachine<
  Row extends Transition,
  Subject extends Standing<Row>,
  Command extends { verb: Row['verb'] },
  Changes,
>({ transitions, rules, mayTake }: Parts<Row, Subject, Command, Changes>) {
  /** Throws ILLEGAL_TRANSITION when the table has no such row. */
  function rowFor(subject: Subject | null, verb: Row['verb']): Row {
    return findTransition(transitions, verb, subject?.status ?? null) ?? refuse('ILLEGAL_TRANSITION');
  }

  /** All that depends on the case and the person alone, and so all that a screen can know beforehand. */
  function mayStep(row: Row, subject: Subject, actor: Actor, now: Date): void {
    const { proposal } = subject;
    if (row.proposedBy !== undefined && (proposal?.verb !== row.verb || proposal.by === nameOf(actor))) {
      refuse('SECOND_PERSON_NEEDED');
    }
    mayTake?.(row.verb, subject, actor);
    stands(row.verb, subject, actor, now);
  }

  function stands(verb: Row['verb'], subject: Subject, actor: Actor, now: Date): void {
    rules[verb]?.stands?.(subject, actor, now);
  }

  return {
    /** The row that the actor would take. Throws ILLEGAL_TRANSITION, NOT_YOUR_STEP. */
    rowOf(subject: Subject | null, verb: Row['verb'], actor: Actor): Row {
      const row = rowFor(subject, verb);
      mustBeOneOf(actor, row.by);
      return row;
    },

    /** What the step along that row sets by its rule. Throws SECOND_PERSON_NEEDED and what the rule refuses with. */
    follow(row: Row, subject: Subject, command: Command, actor: Actor, now: Date): Changes | undefined {
      mayStep(row, subject, actor, now);
      rules[command.verb]?.given?.(command, subject, actor, now);
      return rules[command.verb]?.sets?.(command, subject, actor, now);
    },

    /** Throws as the step itself; ILLEGAL_TRANSITION for a step that needs no second person. */
    propose(subject: Subject, command: Command, actor: Actor, now: Date) {
      const row = rowFor(subject, command.verb);
      if (row.proposedBy === undefined) refuse('ILLEGAL_TRANSITION');
      mustBeOneOf(actor, row.proposedBy);
      stands(row.verb, subject, actor, now);
      rules[command.verb]?.given?.(command, subject, actor, now);
      return { changes: { proposal: { verb: command.verb, by: nameOf(actor) } } };
    },

    /** Throws ILLEGAL_TRANSITION where nothing is proposed, NOT_YOUR_STEP to all but proposer and second person. */
    drop(subject: Subject, actor: Actor): { changes: { proposal: null } } {
      const { proposal } = subject;
      if (proposal === null) refuse('ILLEGAL_TRANSITION');
      if (proposal.by !== nameOf(actor)) mustBeOneOf(actor, rowFor(subject, proposal.verb).by);
      return { changes: { proposal: null } };
    },

    /** The steps that this actor could take now, given the facts they ask for. For two-person steps: confirm. */
    legal(subject: Subject | null, actor: Actor, now: Date): Row['verb'][] {
      return transitionsFrom(transitions, subject?.status ?? null)
        .filter((row) => isOneOf(actor, row.by))
        .filter((row) => subject === null || allowed(() => mayStep(row, subject, actor, now)))
        .map((row) => row.verb);
    },

    /** The two-person steps that this actor could propose now. */
    proposable(subject: Subject, actor: Actor, now: Date): Row['verb'][] {
      return transitionsFrom(transitions, subject.status)
        .filter((row) => isOneOf(actor, row.proposedBy ?? []) && subject.proposal?.verb !== row.verb)
        .filter((row) => allowed(() => stands(row.verb, subject, actor, now)))
        .map((row) => row.verb);
    },
  };
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

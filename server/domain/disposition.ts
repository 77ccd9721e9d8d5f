import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import type { DispositionClass } from './determination.ts';
import type { Figures } from './disposition-figures.ts';
import { CASE_RULES, mustBePossibleDay } from './disposition-rules.ts';
import type { CaseChanges, CaseCommand, CaseSnapshot, CaseStep } from './disposition-snapshot.ts';
import {
  CASE_TRANSITIONS,
  CRIMINAL_CASES,
  type CaseNote,
  type CaseStatus,
  type CaseTransition,
  type CaseVerb,
} from './disposition-transitions.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import { makeMachine } from './machine.ts';

export * from './disposition-figures.ts';
export * from './disposition-snapshot.ts';
export * from './disposition-transitions.ts';

const machine = makeMachine<CaseTransition, CaseSnapshot, CaseCommand, CaseChanges>({
  transitions: CASE_TRANSITIONS,
  rules: CASE_RULES,
});

/** The verb that opens a case of that class. */
export const OPENS = { A: 'openA', B: 'openB', C: 'openC' } as const satisfies Record<
  DispositionClass,
  CaseVerb
>;

/**
 * Decides one step of a case; nothing is changed. `found` is null only for the verbs that open one.
 * @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, CONDITION_NOT_MET
 */
export function decideCase(
  found: CaseSnapshot | null,
  command: CaseCommand,
  actor: Actor,
  now: Date,
): CaseStep {
  const row = machine.rowOf(found, command.verb, actor);
  const { id: transition, from, to } = row;
  const changes = { status: to, proposal: null };
  if (found === null)
    return { transition, from, to, changes: { ...changes, reportedBy: [], deadline: null } };
  mustBePossibleDay(command.on, now);
  const sets = machine.follow(row, found, command, actor, now);
  return { transition, from, to, changes: { ...sets, ...changes } };
}

/** The first of the two who report for a transfer (D22). Throws as {@link decideCase}. */
export function proposeCase(found: CaseSnapshot, command: CaseCommand, actor: Actor, now: Date) {
  mustBePossibleDay(command.on, now);
  return machine.propose(found, command, actor, now);
}

/** The other does not sign the report, or whoever wrote it takes it back. */
export const dropCaseProposal = (found: CaseSnapshot, actor: Actor) => machine.drop(found, actor);

export const legalCaseVerbs = (found: CaseSnapshot, actor: Actor, now: Date): CaseVerb[] =>
  machine.legal(found, actor, now);
export const proposableCaseVerbs = (found: CaseSnapshot, actor: Actor, now: Date): CaseVerb[] =>
  machine.proposable(found, actor, now);

const WRITES_DOWN = ['LEAD_COORDINATOR', 'VERIFIER_POLICE'] as const;

/** Who may write something down that is no step; a filed case is the police's to speak of. @throws Refusal NOT_YOUR_STEP */
export function mayNote(note: CaseNote, status: CaseStatus, actor: Actor): void {
  const police = note === 'policeReceipt' || CRIMINAL_CASES.includes(status);
  mustBeOneOf(actor, police ? ['VERIFIER_POLICE'] : WRITES_DOWN);
  if (note === 'policeReceipt' && status !== 'TRANSFERRED') refuse('ILLEGAL_TRANSITION');
}

/** @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET where the note says nothing */
export function decideNote(
  note: CaseNote,
  status: CaseStatus,
  said: Figures & { on: string; words: string; documentNo: string; corrects: string | null },
  actor: Actor,
  now: Date,
): void {
  mayNote(note, status, actor);
  mustBePossibleDay(said.on, now);
  const figures = [said.raisedFen, said.recoveredFen, said.repaidFen, said.participants];
  mustHold(
    ['figures', note !== 'figures' || figures.some((each) => each !== null)],
    ['documentNo', note !== 'policeReceipt' || isSaid(said.documentNo)],
    [
      'corrects',
      (note === 'correct') === (said.corrects !== null),
      note === 'correct' ? 'REQUIRED' : 'NOT_ALLOWED',
    ],
    ['words', note !== 'correct' || isSaid(said.words)],
  );
}

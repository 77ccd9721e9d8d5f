import type { Static } from 'typebox';
import type { recordInCase } from '../../contract/dispositions.ts';
import type { Actor } from '../../domain/actor.ts';
import { localDate } from '../../domain/calendar.ts';
import {
  CASE_NOTES,
  type CaseCommand,
  type CaseNote,
  type CaseVerb,
  type Figures,
  decideCase,
  decideNote,
  dropCaseProposal,
  proposeCase,
} from '../../domain/disposition.ts';
import { mustHold } from '../../domain/facts.ts';
import { caseSnapshot } from './case-view.ts';
import type { CaseRecord, EventRecord, NewEvent } from './dispositions.store.ts';

export type EventBody = Static<typeof recordInCase.schema.body>;
type Said = Omit<CaseCommand, 'verb'>;
type Decided = {
  event: Omit<NewEvent, 'id' | 'caseId' | 'on' | 'at' | 'staffId'>;
  changed: Partial<CaseRecord>;
};

export const isNote = (act: string): act is CaseNote => CASE_NOTES.some((note) => note === act);

const figuresIn = (body: EventBody): Figures => ({
  raisedFen: body.raisedFen ?? null,
  recoveredFen: body.recoveredFen ?? null,
  repaidFen: body.repaidFen ?? null,
  participants: body.participants ?? null,
});

/** What a form says; what it leaves out is today, or nothing. */
export function saidIn(body: EventBody, now: Date): Said {
  const { on = localDate(now), words = '', documentNo = '', deadline = null, milestones = [] } = body;
  return { ...figuresIn(body), on, words, documentNo, deadline, milestones };
}

/** What a form does to a case: the event that is written down, and what changes. Throws as the rule that decides. */
export function decideEvent(
  row: CaseRecord,
  before: readonly EventRecord[],
  body: EventBody,
  said: Said,
  actor: Actor,
  now: Date,
): Decided {
  const { act } = body;
  const figures = figuresIn(body);
  if (isNote(act)) {
    const corrects = body.corrects ?? null;
    mustHold(['corrects', corrects === null || mayCorrect(before, corrects), 'NOT_ALLOWED']);
    decideNote(act, row.status, { ...said, corrects }, actor, now);
    return { event: { kind: act, ...figures, corrects }, changed: {} };
  }
  if (act === 'drop') {
    dropCaseProposal(caseSnapshot(row), actor);
    return { event: { kind: act }, changed: { proposalVerb: null, proposalBy: null } };
  }
  const command = { ...said, verb: act as CaseVerb };
  if (body.propose) {
    const { proposal } = proposeCase(caseSnapshot(row), command, actor, now).changes;
    const changed = { proposalVerb: proposal.verb, proposalBy: proposal.by };
    return { event: { kind: 'propose', ...figures }, changed };
  }
  const { transition, to, changes } = decideCase(caseSnapshot(row), command, actor, now);
  const milestones = said.milestones.length ? said.milestones : null;
  return {
    event: { kind: act, ...figures, transition, to, deadline: said.deadline, milestones },
    changed: {
      status: to,
      statusSince: to === row.status ? row.statusSince : now,
      deadline: changes.deadline === undefined ? row.deadline : changes.deadline,
      reportedBy: [...(changes.reportedBy ?? row.reportedBy)],
      proposalVerb: null,
      proposalBy: null,
    },
  };
}

/** A correction stands for one event of the same case that nobody has corrected yet. */
const mayCorrect = (events: readonly EventRecord[], corrects: string): boolean =>
  events.some(({ id }) => id === corrects) && !events.some((event) => event.corrects === corrects);

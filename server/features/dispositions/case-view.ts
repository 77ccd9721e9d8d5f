import type { CaseView } from '../../contract/dispositions.ts';
import {
  CASE_NOTES,
  type CaseNote,
  type CaseSnapshot,
  type CaseVerb,
  classOf,
  figuresOf,
  isConcludedCase,
  legalCaseVerbs,
  mayNote,
  proposableCaseVerbs,
} from '../../domain/disposition.ts';
import { Refusal } from '../../domain/errors.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { EventSheet } from './case-words.ts';
import type { CaseRecord, EventRecord } from './dispositions.store.ts';

export const caseSnapshot = (row: CaseRecord): CaseSnapshot => ({
  status: row.status,
  proposal:
    row.proposalVerb && row.proposalBy ? { verb: row.proposalVerb as CaseVerb, by: row.proposalBy } : null,
  reportedBy: row.reportedBy,
  deadline: row.deadline,
});

/** The plan of repayment in force: what the last event that brought one said. */
export const planOf = (events: readonly EventRecord[]) =>
  events.findLast(({ milestones }) => milestones !== null)?.milestones ?? [];

/** Steps belong to a lead that is being dealt with; what is recovered later is written down after its end too. */
export const takesSteps = ({ lead }: LeadScene): boolean =>
  lead.status === 'DISPOSING' || lead.status === 'VERIFIED';
export const takesNotes = (scene: LeadScene): boolean => takesSteps(scene) || scene.lead.status === 'CLOSED';

/** A case as the person may see it, and what they may do to it. `present`: it is of the lead's present round. */
export function viewOfCase(
  scene: LeadScene,
  row: CaseRecord,
  events: readonly EventRecord[],
  sheets: ReadonlyMap<string, EventSheet>,
  names: ReadonlyMap<string, string>,
  present: boolean,
): CaseView {
  const { actor, now, days } = scene;
  const figures = figuresOf(events);
  const corrected = new Set(events.map(({ corrects }) => corrects));
  const steps = present && takesSteps(scene);
  const snapshot = caseSnapshot(row);
  let promised = 0;
  return {
    id: row.id,
    class: classOf(row.status),
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    concluded: isConcludedCase(row.status),
    present,
    owed: steps ? days.owed(row.dueAt, now) : null,
    figures,
    plan: [...planOf(events)]
      .sort((a, b) => a.on.localeCompare(b.on))
      .map((each) => ({ ...each, reached: (promised += each.repayFen) <= (figures.repaidFen ?? 0) })),
    proposedByName: row.proposalBy && (names.get(row.proposalBy) ?? ''),
    proposalMine: actor.kind === 'STAFF' && row.proposalBy === actor.staffId,
    events: events.map((event) => {
      const { id, kind, transition, to, on, at, deadline, milestones, corrects } = event;
      const { raisedFen, recoveredFen, repaidFen, participants } = event;
      const sheet = sheets.get(id);
      return {
        ...{ id, kind, transition, to, on, deadline, corrects },
        ...{ raisedFen, recoveredFen, repaidFen, participants },
        at: at.toISOString(),
        byName: event.staffId && (names.get(event.staffId) ?? ''),
        milestones: [...(milestones ?? [])],
        corrected: corrected.has(id),
        words: sheet?.words || null,
        documentNo: sheet?.documentNo || null,
      };
    }),
    may: steps ? legalCaseVerbs(snapshot, actor, now) : [],
    mayPropose: steps ? proposableCaseVerbs(snapshot, actor, now) : [],
    mayNote: present && takesNotes(scene) ? CASE_NOTES.filter((note) => allowed(note, row, scene)) : [],
    mayDrop: steps && row.proposalBy !== null && actor.kind === 'STAFF' && row.proposalBy === actor.staffId,
  };
}

function allowed(note: CaseNote, { status }: CaseRecord, { actor }: LeadScene): boolean {
  try {
    mayNote(note, status, actor);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

import { Type, type Static } from 'typebox';
import { DISPOSITION_CLASSES } from '../domain/determination.ts';
import { CASE_NOTES, CASE_STATUSES, CASE_VERBS } from '../domain/disposition-transitions.ts';
import type { Role } from '../domain/roles.ts';
import { Done, type Endpoint, Fen, Id, Moment, Nullable, Strict, Version, Owed } from './endpoint.ts';

/** Those whose work a disposition case is, and who follow its outcome. Its words open to those who hold their keys. */
export const CASE_READERS = [
  'INTAKE_OFFICER',
  'INTAKE_SUPERVISOR',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
  'VERIFIER_MARKET',
  'ARCHIVIST',
] as const satisfies readonly Role[];
const CASE_WRITERS = ['LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD', 'VERIFIER_LEAD', 'VERIFIER_POLICE'] as const;

const params = Strict({ leadId: Id });
const Day = Type.String({ format: 'date' });
const Count = Type.Integer({ minimum: 0, maximum: 10_000_000 });
const Milestone = Strict({ on: Day, repayFen: Fen });
const FIGURES = {
  raisedFen: Nullable(Fen),
  recoveredFen: Nullable(Fen),
  repaidFen: Nullable(Fen),
  participants: Nullable(Count),
};

const CaseEvent = Strict({
  id: Id,
  /** A verb of the case's machine, a note, or `propose` and `drop`. */
  kind: Type.String(),
  transition: Nullable(Type.String()),
  to: Nullable(Type.Enum(CASE_STATUSES)),
  on: Day,
  at: Moment,
  byName: Nullable(Type.String()),
  ...FIGURES,
  deadline: Nullable(Day),
  milestones: Type.Array(Milestone),
  corrects: Nullable(Id),
  corrected: Type.Boolean(),
  /** Null where nothing was said or none of my desks holds the key. */
  words: Nullable(Type.String()),
  documentNo: Nullable(Type.String()),
});
export type CaseEvent = Static<typeof CaseEvent>;

export const CaseView = Strict({
  id: Id,
  class: Type.Enum(DISPOSITION_CLASSES),
  status: Type.Enum(CASE_STATUSES),
  statusSince: Moment,
  concluded: Type.Boolean(),
  /** Of the lead's present round; a lead that was opened again leaves the earlier case behind. */
  present: Type.Boolean(),
  owed: Nullable(Owed),
  figures: Strict(FIGURES),
  plan: Type.Array(Strict({ ...Milestone.properties, reached: Type.Boolean() })),
  proposedByName: Nullable(Type.String()),
  proposalMine: Type.Boolean(),
  events: Type.Array(CaseEvent),
  may: Type.Array(Type.Enum(CASE_VERBS)),
  mayPropose: Type.Array(Type.Enum(CASE_VERBS)),
  mayNote: Type.Array(Type.Enum(CASE_NOTES)),
  mayDrop: Type.Boolean(),
});
export type CaseView = Static<typeof CaseView>;

export const listCases = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/cases',
  allow: CASE_READERS,
  schema: {
    summary: 'What is done about the target of a lead: its disposition case, and those of earlier rounds',
    tags: ['verification'],
    params,
    response: { 200: Strict({ cases: Type.Array(CaseView) }) },
  },
} as const satisfies Endpoint;

export const CASE_ACTS = [
  ...CASE_VERBS.filter((verb) => !verb.startsWith('open')),
  ...CASE_NOTES,
  'drop',
] as const;

export const recordInCase = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/case/events',
  allow: CASE_WRITERS,
  schema: {
    summary: 'Write down what happened in a case: a step, a figure, or the correction of an earlier event',
    tags: ['verification'],
    params,
    body: Strict(
      {
        version: Version,
        act: Type.Enum(CASE_ACTS),
        /** The first half of a step that two people take. */
        propose: Type.Optional(Type.Boolean()),
        on: Type.Optional(Day),
        words: Type.Optional(Type.String({ maxLength: 5_000 })),
        documentNo: Type.Optional(Type.String({ maxLength: 100 })),
        deadline: Type.Optional(Day),
        milestones: Type.Optional(Type.Array(Milestone, { maxItems: 24 })),
        raisedFen: Type.Optional(Fen),
        recoveredFen: Type.Optional(Fen),
        repaidFen: Type.Optional(Fen),
        participants: Type.Optional(Count),
        corrects: Type.Optional(Id),
      },
      {
        examples: [
          {
            version: 12,
            act: 'order',
            words: '责令停止吸收资金。',
            documentNo: '利处非改〔2026〕1号',
            deadline: '2026-12-31',
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

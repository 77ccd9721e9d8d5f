import { Type, type Static } from 'typebox';
import { FACT_KINDS } from '../domain/audit-facts.ts';
import { type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';

const AUDITOR = ['AUDITOR'] as const;
const Position = Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 });
const Day = Type.String({ format: 'date' });
const Both = { zh: Type.String(), en: Type.String() };

export const LogRow = Strict({
  place: Type.Integer({ description: 'Counted from 1, without gaps; nobody can move it.' }),
  at: Moment,
  act: Type.String(),
  ...Both,
  alert: Type.Boolean(),
  actorKind: Type.Enum(['STAFF', 'REPORTER', 'SYSTEM']),
  actorName: Nullable(Type.String()),
  subjectKind: Type.String(),
  subject: Type.String({ description: 'A reference, a name or a desk’s code where there is one.' }),
  leadReference: Nullable(Type.String({ description: 'By which the lead can be followed.' })),
  /** Each by its words, and how its value is to be read. */
  facts: Type.Array(
    Strict({
      name: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      kind: Type.Enum(FACT_KINDS),
      value: Type.String(),
    }),
  ),
});
export type LogRow = Static<typeof LogRow>;

const filter = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  act: Type.Optional(Words(60)),
  staffId: Type.Optional(Id),
  lead: Type.Optional(Words(20)),
};
export const LogFilter = Strict(filter);
export type LogFilter = Static<typeof LogFilter>;

export const readLogOverview = {
  method: 'GET',
  url: '/api/audit/overview',
  allow: AUDITOR,
  schema: {
    summary: 'The log’s state, what needs the auditor’s eye, and what can be asked for',
    tags: ['audit'],
    response: {
      200: Strict({
        size: Type.Integer(),
        waiting: Type.Integer(),
        lastCheck: Nullable(Strict({ at: Moment, whole: Type.Boolean() })),
        lastCheckpoint: Nullable(Strict({ day: Day, size: Type.Integer() })),
        alerts: Type.Array(LogRow),
        acts: Type.Array(Strict({ code: Type.String(), ...Both })),
        people: Type.Array(Strict({ id: Id, name: Type.String(), unitCode: Type.String() })),
      }),
    },
  },
} as const satisfies Endpoint;

export const listLogEntries = {
  method: 'GET',
  url: '/api/audit/entries',
  allow: AUDITOR,
  schema: {
    summary: 'The log, newest first; the opening is logged',
    tags: ['audit'],
    querystring: Strict({ ...filter, before: Type.Optional(Position) }),
    response: {
      200: Strict({
        entries: Type.Array(LogRow),
        next: Nullable(Type.Integer({ description: 'What `before` is for the next page.' })),
      }),
    },
  },
} as const satisfies Endpoint;

export const exportLog = {
  method: 'GET',
  url: '/api/audit/export',
  allow: AUDITOR,
  schema: {
    summary: 'The log as CSV or JSON Lines, oldest first, under the name of who took it; logged',
    tags: ['audit'],
    querystring: Strict({ ...filter, format: Type.Enum(['csv', 'jsonl']) }),
    produces: ['text/csv', 'text/plain'],
    response: { 200: Type.String() },
  },
} as const satisfies Endpoint;

export const verifyLog = {
  method: 'POST',
  url: '/api/audit/verification',
  allow: AUDITOR,
  schema: {
    summary: 'Reckon the whole log anew, now',
    tags: ['audit'],
    response: {
      200: Strict({
        size: Type.Integer(),
        breaches: Type.Array(Strict({ place: Nullable(Type.Integer()), detail: Type.String(), ...Both })),
      }),
    },
  },
} as const satisfies Endpoint;

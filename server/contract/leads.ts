import { Type, type Static } from 'typebox';
import { RAW_READING_REASONS, codesOf } from '../domain/code-lists.ts';
import { DISPOSITION_CLASSES } from '../domain/determination.ts';
import { SCAN_STATUSES } from '../domain/evidence.ts';
import { LEAD_STATUSES, LEAD_VERBS } from '../domain/lead.ts';
import { LEADS_A_PAGE, QUEUE_COUNTS_TO } from '../domain/queue.ts';
import { JOINT_UNITS } from '../domain/units.ts';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Moment, Nullable, Strict, Version, Words, Owed } from './endpoint.ts';
import { DeterminationView } from './determinations.ts';
import { LEAD_FILTER } from './lead-filter.ts';
import { QueuePage } from './queue.ts';
import { OwnAnswers } from './report.ts';
import { LeadRetention } from './retention.ts';
import { Message } from './talk.ts';
import { TaskView } from './tasks.ts';

/** Everybody who works on leads; what each may do to one is the rule's to say, what each may read the key's. */
export const LEAD_READERS = [
  'INTAKE_OFFICER',
  'INTAKE_SUPERVISOR',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
  'VERIFIER_MARKET',
  'INDUSTRY_REGULATOR',
  'TOWNSHIP_OFFICER',
  'ARCHIVIST',
] as const satisfies readonly Role[];

/** What is put on a lead beside the steps of its machine. */
export const LEAD_MARKS = [
  'dropProposal', // the second person says no, or the first takes it back
  'extend', // the head gives the verification more time, once
  'consentToClosing', // the police agree that a case handed to them is closed
  'holdDisclosure', // the police keep the reporter's page silent until a date
  'liftDisclosure',
  'dismissReview', // a supervisor who did not refuse looked again and keeps the refusal
  'clearScreening', // intake looked at a report that came without a proof, and moves it among the others
] as const;
export const LEAD_TRAYS = ['MY_TURN', 'UNVERIFIED', 'OVERDUE', 'OPEN', 'ALL'] as const;
const params = Strict({ leadId: Id });

export const LeadRow = Strict({
  id: Id,
  reference: Type.String(),
  receivedAt: Moment,
  channel: Type.String(),
  status: Type.Enum(LEAD_STATUSES),
  urgent: Type.Boolean(),
  unverified: Type.Boolean({
    description: 'Came without a proof that a person sent it, and nobody has looked yet.',
  }),
  sector: Type.String(),
  mode: Type.String(),
  townshipCode: Type.String(),
  amountBand: Type.String(),
  peopleBand: Type.String(),
  evidenceCount: Type.Integer(),
  owed: Nullable(Owed),
  /** The unit or role whose turn it is, e.g. INTAKE_OFFICER, or the units still owing (POLICE). */
  turn: Type.Array(Type.String()),
  myTurn: Type.Boolean(),
});
export type LeadRow = Static<typeof LeadRow>;

const QUEUE_PAGES = QUEUE_COUNTS_TO / LEADS_A_PAGE;

/** A line of the queue: also who is on it. */
export const QueueRow = Strict({
  ...LeadRow.properties,
  officers: Type.Array(Type.String(), { description: 'Names of those whom a unit has put to the task.' }),
});
export type QueueRow = Static<typeof QueueRow>;

const page = Type.Optional(Type.Integer({ minimum: 1, maximum: QUEUE_PAGES }));

export const listLeads = {
  method: 'GET',
  url: '/api/verification/leads',
  allow: LEAD_READERS,
  schema: {
    summary: 'The queue of leads that my desks hold a key to; counts above 500 say 501',
    tags: ['verification'],
    querystring: Strict({
      tray: Type.Optional(Type.Enum(LEAD_TRAYS)),
      page,
      ...LEAD_FILTER,
      q: Type.Optional(Type.String({ maxLength: 30, description: 'A reference, or its beginning or end.' })),
    }),
    response: {
      200: QueuePage(QueueRow, {
        myTurn: Type.Integer(),
        /** Of those whose turn it is. */
        myOverdue: Type.Integer(),
        /** Of those, due before today ends: the overdue among them. */
        myToday: Type.Integer(),
        unverified: Type.Integer(),
        overdue: Type.Integer(),
        open: Type.Integer(),
        all: Type.Integer(),
      }),
    },
  },
} as const satisfies Endpoint;

/** Posted, for its words may be somebody's name: they stand in no address and no log, and nobody keeps them. */
export const searchLeads = {
  method: 'POST',
  url: '/api/verification/leads/search',
  allow: LEAD_READERS,
  schema: {
    summary:
      'Leads by reference, target, code, phone, address or words of the brief, among those I hold a key to',
    tags: ['verification'],
    body: Strict(
      {
        words: Type.String({ maxLength: 100 }),
        page,
        ...LEAD_FILTER,
      },
      { examples: [{ words: '养老 高息' }] },
    ),
    response: {
      200: Strict({
        rows: Type.Array(QueueRow),
        total: Type.Integer(),
        page: Type.Integer(),
        pageSize: Type.Integer(),
        tooMany: Type.Boolean({
          description: 'Thousands of leads hold these words: looked for among what is most urgent only.',
        }),
      }),
    },
  },
} as const satisfies Endpoint;

/** Who can be named in a unit's task, to narrow the queue by. */
export const listOfficers = {
  method: 'GET',
  url: '/api/verification/officers',
  allow: LEAD_READERS,
  schema: {
    summary: 'The officers of the three units, by whom a queue is narrowed',
    tags: ['verification'],
    response: {
      200: Strict({
        officers: Type.Array(Strict({ staffId: Id, name: Type.String(), unit: Type.Enum(JOINT_UNITS) })),
      }),
    },
  },
} as const satisfies Endpoint;

const BriefView = Strict({
  targetName: Type.String(),
  creditCode: Nullable(Type.String()),
  personInCharge: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  village: Nullable(Type.String()),
  place: Nullable(Type.String()),
  website: Nullable(Type.String()),
  promisedReturn: Nullable(Type.String()),
  /** Percent a year, a figure (`yearlyFrom`) or a range. */
  yearlyFrom: Nullable(Type.Number()),
  yearlyTo: Nullable(Type.Number()),
  promisedTerm: Nullable(Type.String()),
  promotionWays: Type.Array(Type.String()),
  since: Nullable(Type.String()),
  /** `2025` or `2025-03`. */
  periodFrom: Nullable(Type.String()),
  periodTo: Nullable(Type.String()),
  /** What intake released of the reporter's words; null until it has read them. */
  narrative: Nullable(Type.String()),
});

const RawView = Strict({
  narrative: Type.String(),
  ...OwnAnswers,
  /** Where an officer registered it. With the words, not beside them: the hour or a number elsewhere finds a caller. */
  registration: Nullable(
    Strict({
      cameInAt: Moment,
      outsideReference: Nullable(Type.String()),
      notice: Type.String({ description: 'A code of the list NOTICES_GIVEN.' }),
    }),
  ),
  evidence: Type.Array(
    Strict({
      id: Id,
      name: Type.String(),
      type: Type.String(),
      size: Type.Integer(),
      sha256: Type.String(),
      scan: Type.Enum(SCAN_STATUSES),
    }),
  ),
});

export const LeadView = Strict({
  ...LeadRow.properties,
  version: Version,
  /** Its number in the log, counted from 1: who reported first has the smaller one, and nobody can move it. */
  place: Nullable(Type.Integer()),
  identityMode: Type.Enum(['ANON', 'NAMED']),
  byDuty: Type.Boolean({ description: 'Reported by duty: no award arises.' }),
  stillRaising: Type.String(),
  withdrawn: Type.Boolean(),
  routing: Strict({
    leadUnit: Type.String(),
    assistUnits: Type.Array(Type.String()),
    trace: Type.Array(Type.String(), { description: 'Titles of the rules that matched.' }),
  }),
  /** Null where none of my desks holds the key. */
  brief: Nullable(BriefView),
  /** While intake has it, its first reader sees it at once; afterwards it takes a purpose, and {@link openRaw}. */
  raw: Nullable(RawView),
  /** Whether one of my desks holds the key to the words as written. */
  rawHeld: Type.Boolean(),
  /** Units that must not see it, by its reporter's wish. */
  avoid: Type.Array(Type.String()),
  messages: Nullable(Type.Array(Message)),
  /** The reporter asked for a review, and nobody has answered. */
  reviewAsked: Type.Boolean(),
  tasks: Type.Array(TaskView),
  determination: Nullable(DeterminationView),
  grade: Nullable(Type.Integer()),
  dispositionClass: Nullable(Type.Enum(DISPOSITION_CLASSES)),
  proposal: Nullable(
    Strict({
      verb: Type.String(),
      byName: Type.String(),
      mine: Type.Boolean(),
      /** A code of the catalogue of reasons. */
      reason: Nullable(Type.String()),
      /** In words; null where none were written or none of my desks holds the key. */
      note: Nullable(Type.String()),
    }),
  ),
  history: Type.Array(
    Strict({
      transition: Type.String(),
      to: Type.Enum(LEAD_STATUSES),
      byName: Nullable(Type.String()),
      byKind: Type.String(),
      reason: Nullable(Type.String()),
      note: Nullable(Type.String()),
      at: Moment,
    }),
  ),
  /** Desks that hold a key to the brief, so that everybody sees who can read. */
  readers: Type.Array(Type.String()),
  /** Verbs of the lead's machine that this person may use now. */
  may: Type.Array(Type.Enum(LEAD_VERBS)),
  mayPropose: Type.Array(Type.Enum(LEAD_VERBS)),
  mayMark: Type.Array(Type.Enum(LEAD_MARKS)),
  /** Until when the police keep the reporter's page from telling the result. */
  disclosureHoldUntil: Nullable(Moment),
  mayMessage: Type.Boolean(),
  retention: LeadRetention,
});
export type LeadView = Static<typeof LeadView>;

export const readLead = {
  method: 'GET',
  url: '/api/verification/leads/:leadId',
  allow: LEAD_READERS,
  schema: {
    summary: 'One lead, as far as my keys open it; the opening is logged',
    tags: ['verification'],
    params,
    response: { 200: LeadView },
  },
} as const satisfies Endpoint;

export const openRaw = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/raw',
  allow: ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
  schema: {
    summary:
      'The words as written, with a purpose, once intake has done with the lead; logged before they are shown',
    tags: ['verification'],
    params,
    body: Strict(
      { reason: Type.Enum(codesOf(RAW_READING_REASONS)), purpose: Words(500, 4) },
      { examples: [{ reason: 'REPORTER_ASKS', purpose: '举报人来电询问材料是否收到' }] },
    ),
    response: { 200: RawView },
  },
} as const satisfies Endpoint;

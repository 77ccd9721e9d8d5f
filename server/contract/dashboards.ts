import { Type, type Static } from 'typebox';
import { LEAD_STATUSES } from '../domain/lead.ts';
import { JOINT_UNITS } from '../domain/units.ts';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Nullable, Strict } from './endpoint.ts';

/** Who looks at the whole: those who answer for it, the leaders, and the auditor. */
export const OVERVIEW_READERS = [
  'INTAKE_SUPERVISOR',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'LEADER',
  'AUDITOR',
] as const satisfies readonly Role[];

const Day = Type.String({ format: 'date' });
/** A month, a quarter or a year; or two days and all between, which a leader is not told. */
export const PeriodAsked = {
  period: Type.Optional(Type.String({ pattern: '^20\\d\\d(-(Q[1-4]|0[1-9]|1[0-2]))?$' })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
};

const Shown = Nullable(
  Type.Integer({ description: 'null: withheld from leaders, because it or another is small.' }),
);
const Figures = {
  received: Shown,
  accepted: Shown,
  verified: Shown,
  determined: Shown,
  receivedAccepted: Shown,
  receivedVerified: Shown,
};
const Days = Strict({
  median: Nullable(Type.Number()),
  ninth: Nullable(Type.Number({ description: 'Nine of ten took no longer.' })),
  limit: Nullable(Type.Integer({ description: 'What the office promises, in working days.' })),
});
/** `before`: the same month a year earlier; null for one that has not begun. */
const YearOnYear = Strict({ now: Nullable(Type.Integer()), before: Type.Integer() });
const Kept = Strict({ due: Type.Integer(), kept: Type.Integer() });
const Named = Strict({ code: Type.String(), zh: Type.String(), en: Type.String() });
const Part = Strict({ ...Named.properties, ...Figures });
export type OverviewPart = Static<typeof Part>;

export const Overview = Strict({
  from: Day,
  to: Day,
  /** Whether the span is over; the numbers of a running one grow. */
  over: Type.Boolean(),
  /** Whether this reader may open the queue behind a number. */
  mayOpen: Type.Boolean(),
  /** Whether they may choose any two days. */
  mayChoose: Type.Boolean(),
  total: Strict(Figures),
  days: Strict({ accept: Days, verify: Days, determine: Days }),
  kept: Strict({ answer: Kept, verify: Kept, determine: Kept }),
  by: Strict({
    sector: Type.Array(Part),
    mode: Type.Array(Part),
    township: Type.Array(Part),
    channel: Type.Array(Part),
  }),
  /** Targets with more than one lead in the span, most first; null for whoever may read no lead. */
  repeated: Nullable(
    Type.Array(
      Strict({
        targetId: Id,
        sector: Named,
        township: Named,
        received: Type.Integer({ description: 'Leads about it that came in the span.' }),
        ever: Type.Integer({ description: 'All that ever came about it.' }),
      }),
    ),
  ),
  standing: Type.Array(
    Strict({
      status: Type.Enum(LEAD_STATUSES),
      count: Type.Integer(),
      overdue: Type.Integer(),
      bands: Type.Array(Type.Integer(), { description: 'By how long they have stood there.' }),
    }),
  ),
});
export type Overview = Static<typeof Overview>;

export const Supervision = Strict({
  from: Day,
  to: Day,
  over: Type.Boolean(),
  mayOpen: Type.Boolean(),
  kept: Strict({ answer: Kept, verify: Kept, determine: Kept }),
  /** What lies past its date today, by the unit whose turn it is; `long`: for more than ten working days. */
  overdue: Type.Array(Strict({ unit: Type.Enum(JOINT_UNITS), count: Type.Integer(), long: Type.Integer() })),
  /** The months of the span's year, and of the year before. */
  trend: Type.Array(
    Strict({
      month: Type.Integer({ minimum: 1, maximum: 12 }),
      received: YearOnYear,
      accepted: YearOnYear,
      verified: YearOnYear,
    }),
  ),
  year: Type.Integer(),
  scores: Type.Array(
    Strict({
      unit: Type.Enum(JOINT_UNITS),
      SUPERVISOR: Type.Integer(),
      HEAD: Type.Integer(),
      SCORECARD: Type.Integer(),
      deducted: Type.Integer(),
      score: Type.Integer(),
    }),
  ),
});
export type Supervision = Static<typeof Supervision>;

export const readSupervision = {
  method: 'GET',
  url: '/api/verification/supervision',
  allow: OVERVIEW_READERS,
  schema: {
    summary: 'For leaders: what is overdue by unit, which promises were broken, the year against the last',
    tags: ['verification'],
    querystring: Strict({ period: PeriodAsked.period }),
    response: { 200: Supervision },
  },
} as const satisfies Endpoint;

export const readOverview = {
  method: 'GET',
  url: '/api/verification/overview',
  allow: OVERVIEW_READERS,
  schema: {
    summary: 'What the office’s leads come to in a period: numbers, no names and no leads',
    tags: ['verification'],
    querystring: Strict(PeriodAsked),
    response: { 200: Overview },
  },
} as const satisfies Endpoint;

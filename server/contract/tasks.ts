import { Type, type Static } from 'typebox';
import { CHECK_RESULTS, FINDING_CONCLUSIONS, FIVE_CHECKS, TASK_STATUSES } from '../domain/task.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words, Owed } from './endpoint.ts';

const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'] as const;
const LEAD_TEAM = ['LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD', ...VERIFIERS] as const;
const params = Strict({ leadId: Id });

/** '' where nothing is chosen yet: a finding is kept while it is being written. */
const orNothing = <const T extends string>(values: readonly T[]) =>
  Type.Union([Type.Enum(values), Type.Literal('')]);

const Check = Strict({ result: orNothing(CHECK_RESULTS), note: Type.String({ maxLength: 2_000 }) });

/** A unit's findings over the five checks: licence 证照, publicity 宣传, personnel 人员, business 业务, funds 资金. */
export const Finding = Strict({
  checks: Strict({
    LICENCE: Check,
    PUBLICITY: Check,
    PERSONNEL: Check,
    BUSINESS: Check,
    FUNDS: Check,
  } satisfies Record<(typeof FIVE_CHECKS)[number], unknown>),
  conclusion: orNothing(FINDING_CONCLUSIONS),
  summary: Words(5_000, 0),
});
export type Finding = Static<typeof Finding>;

export const TaskView = Strict({
  id: Id,
  unit: Type.String(),
  status: Type.Enum(TASK_STATUSES),
  mine: Type.Boolean(),
  officers: Type.Array(Strict({ staffId: Id, name: Type.String(), certificateNo: Type.String() })),
  owed: Nullable(Owed),
  acceptedAt: Nullable(Moment),
  signedAt: Nullable(Moment),
  /** Null until written, and for other units until all three have signed. */
  finding: Nullable(Finding),
  /** The sheet on which it stands, which another one takes the place of; by whom and when it was written. */
  written: Nullable(Strict({ sheet: Id, byName: Type.String(), at: Moment })),
});

const example = { result: 'NORMAL', note: '' };

export const acceptTask = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/task/acceptance',
  allow: VERIFIERS,
  schema: {
    summary: 'Sign for my unit’s task and name at least two officers',
    tags: ['verification'],
    params,
    body: Strict(
      { officers: Type.Array(Strict({ staffId: Id, certificateNo: Words(40) }), { maxItems: 10 }) },
      {
        examples: [
          {
            officers: [
              { staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1', certificateNo: '宁C-0001' },
              { staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b2', certificateNo: '宁C-0002' },
            ],
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

/** `basedOn`: the sheet that the writer had before them, null for none; left out: whatever stands is replaced. */
const findingBody = Strict(
  { ...Finding.properties, basedOn: Type.Optional(Nullable(Id)) },
  {
    examples: [
      {
        checks: {
          LICENCE: example,
          PUBLICITY: example,
          PERSONNEL: example,
          BUSINESS: example,
          FUNDS: example,
        },
        conclusion: 'SUBSTANTIATED',
        summary: '未取得金融业务许可，公开承诺保本付息。',
      },
    ],
  },
);

export const saveFinding = {
  method: 'PUT',
  url: '/api/verification/leads/:leadId/task/finding',
  allow: VERIFIERS,
  schema: {
    summary: 'Keep my unit’s findings; only the unit can read them',
    tags: ['verification'],
    params,
    body: findingBody,
    response: { 200: Strict({ ok: Type.Literal(true), sheet: Id }) },
  },
} as const satisfies Endpoint;

export const signFinding = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/task/signature',
  allow: VERIFIERS,
  schema: {
    summary: 'Sign my unit’s findings; with the third signature each unit reads the others’',
    tags: ['verification'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const changeOfficers = {
  method: 'PUT',
  url: '/api/verification/leads/:leadId/task/officers',
  allow: VERIFIERS,
  schema: {
    summary: 'Send other officers than those who took the task on, and say why',
    tags: ['verification'],
    params,
    body: Strict(
      {
        officers: Type.Array(Strict({ staffId: Id, certificateNo: Words(40) }), { maxItems: 10 }),
        reason: Words(500, 0),
        /** Those who were sent when the form was opened. */
        instead: Type.Array(Id, { maxItems: 10 }),
      },
      {
        examples: [
          {
            officers: [
              { staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1', certificateNo: '宁C-0001' },
              { staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b3', certificateNo: '宁C-0003' },
            ],
            reason: '马二休假。',
            instead: ['2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1', '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b2'],
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const listOfficerChanges = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/officer-changes',
  allow: LEAD_TEAM,
  schema: {
    summary: 'Which officers were sent instead of which, by whom and why',
    tags: ['verification'],
    params,
    response: {
      200: Strict({
        changes: Type.Array(
          Strict({
            id: Id,
            unit: Type.String(),
            before: Type.Array(Type.String()),
            after: Type.Array(Type.String()),
            reason: Type.String(),
            byName: Type.String(),
            at: Moment,
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const listColleagues = {
  method: 'GET',
  url: '/api/verification/colleagues',
  allow: VERIFIERS,
  schema: {
    summary: 'The verifiers of my unit, to name officers from',
    tags: ['verification'],
    response: {
      200: Strict({
        colleagues: Type.Array(
          Strict({ staffId: Id, name: Type.String(), certificateNo: Nullable(Type.String()) }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

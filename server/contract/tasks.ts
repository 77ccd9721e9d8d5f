import { Type, type Static } from 'typebox';
import { CHECK_RESULTS, FINDING_CONCLUSIONS, FIVE_CHECKS, TASK_STATUSES } from '../domain/task.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';
import { Owed } from './receipt.ts';

const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'] as const;
const params = Strict({ leadId: Id });

const Check = Strict({ result: Type.Enum(CHECK_RESULTS), note: Type.String({ maxLength: 2_000 }) });

/** A unit's findings over the five checks: licence 证照, publicity 宣传, personnel 人员, business 业务, funds 资金. */
export const Finding = Strict({
  checks: Strict({
    LICENCE: Check,
    PUBLICITY: Check,
    PERSONNEL: Check,
    BUSINESS: Check,
    FUNDS: Check,
  } satisfies Record<(typeof FIVE_CHECKS)[number], unknown>),
  conclusion: Type.Enum(FINDING_CONCLUSIONS),
  summary: Words(5_000),
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

const findingBody = Strict(Finding.properties, {
  examples: [
    {
      checks: { LICENCE: example, PUBLICITY: example, PERSONNEL: example, BUSINESS: example, FUNDS: example },
      conclusion: 'SUBSTANTIATED',
      summary: '未取得金融业务许可，公开承诺保本付息。',
    },
  ],
});

export const saveFinding = {
  method: 'PUT',
  url: '/api/verification/leads/:leadId/task/finding',
  allow: VERIFIERS,
  schema: {
    summary: 'Keep my unit’s findings; only the unit can read them',
    tags: ['verification'],
    params,
    body: findingBody,
    response: { 200: Done },
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

import { Type, type Static } from 'typebox';
import { APPROVAL_STATUSES, MEASURES, MEASURES_TO_APPROVE } from '../domain/measure.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';
import { LEAD_READERS } from './leads.ts';

const params = Strict({ leadId: Id });
const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'] as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day in China, 2026-11-30.' });

export const MeasureView = Strict({
  id: Id,
  unit: Type.String(),
  measure: Type.String({ description: 'A code of the list MEASURE_ITEMS.' }),
  on: Type.String(),
  officers: Type.Array(Type.String()),
  place: Type.String(),
  result: Type.String(),
  documentNo: Type.String(),
  recordedByName: Type.String(),
  recordedAt: Moment,
});
export type MeasureView = Static<typeof MeasureView>;

export const ApprovalView = Strict({
  id: Id,
  unit: Type.String(),
  measure: Type.Enum(MEASURES_TO_APPROVE),
  status: Type.Enum(APPROVAL_STATUSES),
  subject: Type.String(),
  reason: Type.String(),
  askedByName: Type.String(),
  askedAt: Moment,
  note: Nullable(Type.String()),
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Moment),
  mayDecide: Type.Boolean(),
  /** My unit may record what came of it. */
  mayUse: Type.Boolean(),
});
export type ApprovalView = Static<typeof ApprovalView>;

export const listMeasures = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/measures',
  allow: LEAD_READERS,
  schema: {
    summary: 'Measures taken and asked for, as far as my keys open them',
    tags: ['verification'],
    params,
    response: {
      200: Strict({
        measures: Type.Array(MeasureView),
        approvals: Type.Array(ApprovalView),
        mayRecord: Type.Boolean(),
        /** The officers whom my unit sends. */
        officers: Type.Array(Strict({ staffId: Id, name: Type.String() })),
      }),
    },
  },
} as const satisfies Endpoint;

export const recordMeasure = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/measures',
  allow: VERIFIERS,
  schema: {
    summary: 'Record a measure that my unit took, sealed with its findings',
    tags: ['verification'],
    params,
    body: Strict(
      {
        measure: Type.Enum(MEASURES),
        on: Day,
        officers: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
        place: Words(300),
        result: Words(5_000),
        documentNo: Type.Optional(Words(60, 0)),
        /** The approval that it uses, where it takes one. */
        approvalId: Type.Optional(Id),
      },
      {
        examples: [
          {
            measure: 'ENTER_PREMISES',
            on: '2026-11-24',
            officers: ['2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1', '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b2'],
            place: '祥和大厦三层',
            result: '现场有宣传展板，未见金融许可。',
          },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const askForMeasure = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/measure-approvals',
  allow: VERIFIERS,
  schema: {
    summary: 'Ask the lead agency’s head for a measure that takes their word, such as looking into accounts',
    tags: ['verification'],
    params,
    body: Strict(
      { measure: Type.Enum(MEASURES_TO_APPROVE), subject: Words(1_000), reason: Words(2_000) },
      {
        examples: [
          {
            measure: 'QUERY_ACCOUNTS',
            subject: '某公司在某银行的对公账户，2025年以来的流水',
            reason: '核对资金去向。',
          },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const decideMeasure = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/measure-approvals/:approvalId/decision',
  allow: ['LEAD_AGENCY_HEAD'],
  schema: {
    summary: 'Approve a measure, or refuse it and say why',
    tags: ['verification'],
    params: Strict({ leadId: Id, approvalId: Id }),
    body: Strict(
      { approves: Type.Boolean(), note: Type.Optional(Words(2_000, 0)) },
      { examples: [{ approves: true }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { IDENTITY_READING_REASONS, UNSEAL_REASONS, codesOf } from '../domain/code-lists.ts';
import type { Role } from '../domain/roles.ts';
import {
  UNSEAL_ASKERS,
  UNSEAL_KEEPERS,
  UNSEAL_KINDS,
  UNSEAL_STATUSES,
} from '../domain/unseal-transitions.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';
import { OwnAnswers } from './report.ts';

const EVERYBODY = [...UNSEAL_ASKERS, ...UNSEAL_KEEPERS] as const satisfies readonly Role[];
const params = Strict({ unsealId: Id });

/** Why, in the person's own words; they are sealed, and the log keeps the code. */
export const Purpose = Words(500, 4);
export const Reference = Words(20, 4);

export const UnsealView = Strict({
  id: Id,
  reference: Type.String(),
  kind: Type.Enum(UNSEAL_KINDS),
  /** ENDED as soon as the time is over, be the key destroyed already or not. */
  status: Type.Enum(UNSEAL_STATUSES),
  reason: Type.String(),
  /** Null where none of my desks reads it. */
  purpose: Nullable(Type.String()),
  mine: Type.Boolean(),
  askedByName: Type.String(),
  /** The code of the desk from which it was asked. */
  askedFrom: Type.String(),
  askedAt: Moment,
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Moment),
  answer: Nullable(Type.String()),
  endsAt: Nullable(Moment),
  mayAnswer: Type.Boolean(),
  mayOpen: Type.Boolean(),
  mayEnd: Type.Boolean(),
});
export type UnsealView = Static<typeof UnsealView>;

export const listUnseals = {
  method: 'GET',
  url: '/api/office/unseals',
  allow: EVERYBODY,
  schema: {
    summary: 'What I asked to open, and what waits for my answer',
    tags: ['office'],
    response: {
      200: Strict({
        mayAsk: Type.Array(Type.Enum(UNSEAL_KINDS)),
        reasons: Type.Array(Type.Enum(codesOf(UNSEAL_REASONS))),
        unseals: Type.Array(UnsealView),
      }),
    },
  },
} as const satisfies Endpoint;

export const readUnseal = {
  method: 'GET',
  url: '/api/office/unseals/:unsealId',
  allow: EVERYBODY,
  schema: {
    summary: 'One request, without what it is about',
    tags: ['office'],
    params,
    response: { 200: UnsealView },
  },
} as const satisfies Endpoint;

export const askUnseal = {
  method: 'POST',
  url: '/api/office/unseals',
  allow: UNSEAL_ASKERS,
  schema: {
    summary: 'Ask to open what my desk holds no key to',
    tags: ['office'],
    body: Strict(
      {
        reference: Reference,
        kind: Type.Enum(UNSEAL_KINDS),
        reason: Type.Enum(codesOf(UNSEAL_REASONS)),
        purpose: Purpose,
      },
      {
        examples: [
          { reference: '7K3M-9QX2', kind: 'raw', reason: 'CASE_NEED', purpose: '核对付款日期与合同是否一致' },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const answerUnseal = {
  method: 'POST',
  url: '/api/office/unseals/:unsealId/answer',
  allow: UNSEAL_KEEPERS,
  schema: {
    summary: 'Open it to whoever asked, for a limited time, or say why not',
    tags: ['office'],
    params,
    body: Strict(
      { approve: Type.Boolean(), answer: Type.Optional(Words(500, 0)) },
      { examples: [{ approve: true }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const endUnseal = {
  method: 'POST',
  url: '/api/office/unseals/:unsealId/end',
  allow: UNSEAL_ASKERS,
  schema: {
    summary: 'Take my request back, or shut early what was opened to me',
    tags: ['office'],
    params,
    body: Strict({}, { examples: [{}] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

/** Who reported; null where they stayed anonymous. */
export const Person = Nullable(
  Strict({
    name: Type.String(),
    phone: Type.String(),
    /** Of a joint report: who collects for all, where that is another. */
    payee: Type.Optional(Type.String()),
  }),
);

export const OpenedUnseal = Strict({
  kind: Type.Enum(UNSEAL_KINDS),
  openedAt: Moment,
  endsAt: Moment,
  raw: Nullable(
    Strict({
      narrative: Type.String(),
      ...OwnAnswers,
    }),
  ),
  person: Person,
});
export type OpenedUnseal = Static<typeof OpenedUnseal>;

export const openUnseal = {
  method: 'POST',
  url: '/api/office/unseals/:unsealId/opening',
  allow: UNSEAL_ASKERS,
  schema: {
    summary: 'What was opened to me; written to the log before it is shown',
    tags: ['office'],
    params,
    body: Strict({}, { examples: [{}] }),
    response: {
      200: OpenedUnseal,
    },
  },
} as const satisfies Endpoint;

export const openIdentity = {
  method: 'POST',
  url: '/api/vault/identities/opening',
  allow: ['IDENTITY_CUSTODIAN'],
  schema: {
    summary: 'Who reported, for the custodian, with a purpose; written to the log before it is shown',
    tags: ['vault'],
    body: Strict(
      { reference: Reference, reason: Type.Enum(codesOf(IDENTITY_READING_REASONS)), purpose: Purpose },
      {
        examples: [{ reference: '7K3M-9QX2', reason: 'CONTACT_REPORTER', purpose: '约定领取奖励的时间' }],
      },
    ),
    response: { 200: Strict({ reference: Type.String(), openedAt: Moment, person: Person }) },
  },
} as const satisfies Endpoint;

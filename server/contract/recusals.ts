import { Type, type Static } from 'typebox';
import { RECUSAL_REASONS, TIE_RELATIONS, codesOf } from '../domain/code-lists.ts';
import { HELD_WORK } from '../domain/succession.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';

export const RecusalsView = Strict({
  recusals: Type.Array(
    Strict({
      id: Id,
      reference: Type.String(),
      reason: Type.Enum(codesOf(RECUSAL_REASONS)),
      declaredByName: Type.String(),
      declaredAt: Moment,
      moved: Type.Array(Type.Enum(HELD_WORK), { description: 'What of it I was at work on.' }),
      movedToName: Nullable(Type.String({ description: 'Who goes on in my stead; null: my desk.' })),
    }),
  ),
  ties: Type.Array(
    Strict({
      id: Id,
      kind: Type.Enum(['name', 'credit_code']),
      relation: Type.Enum(codesOf(TIE_RELATIONS)),
      declaredAt: Moment,
    }),
  ),
  /** For heads: the people whom they may keep away from a lead. */
  people: Type.Array(Strict({ staffId: Id, name: Type.String() })),
});
export type RecusalsView = Static<typeof RecusalsView>;

export const listRecusals = {
  method: 'GET',
  url: '/api/office/recusals',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'The leads that I keep away from, and my ties; of those nothing but a hash is kept',
    tags: ['office'],
    response: { 200: RecusalsView },
  },
} as const satisfies Endpoint;

export const declareRecusal = {
  method: 'POST',
  url: '/api/office/recusals',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Keep me away from a lead for good; a head names one of theirs',
    tags: ['office'],
    body: Strict(
      {
        reference: Words(20, 4),
        reason: Type.Enum(codesOf(RECUSAL_REASONS)),
        /** Left out: myself. */
        staffId: Type.Optional(Id),
      },
      { examples: [{ reference: '7K3M-9QX2', reason: 'RELATIVE' }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const declareTie = {
  method: 'POST',
  url: '/api/office/ties',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Say beforehand that I, or somebody close to me, am tied to a company',
    tags: ['office'],
    body: Strict(
      {
        name: Type.Optional(Words(100, 0)),
        creditCode: Type.Optional(Words(40, 0)),
        relation: Type.Enum(codesOf(TIE_RELATIONS)),
      },
      { examples: [{ name: '某某投资咨询有限公司', relation: 'CLOSE_RELATIVE' }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const withdrawTie = {
  method: 'POST',
  url: '/api/office/ties/:tieId/withdrawal',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'The tie is over; the log keeps that it was there',
    tags: ['office'],
    params: Strict({ tieId: Id }),
    body: Strict({}, { examples: [{}] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

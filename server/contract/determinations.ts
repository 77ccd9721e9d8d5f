import { Type, type Static } from 'typebox';
import { UNPROVEN_REASONS, codesOf } from '../domain/code-lists.ts';
import { DETERMINATION_OUTCOMES, DISPOSITION_CLASSES } from '../domain/determination.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Version, Words } from './endpoint.ts';

const params = Strict({ leadId: Id });

export const DeterminationView = Strict({
  outcome: Type.Enum(DETERMINATION_OUTCOMES),
  leadGrade: Nullable(Type.Integer()),
  dispositionClass: Nullable(Type.Enum(DISPOSITION_CLASSES)),
  legalReview: Type.Boolean(),
  reasons: Nullable(Type.String()),
  /** Why it could not be proved, as its reporter is told: a code; null where none of my desks holds the key. */
  unproven: Nullable(Type.String()),
  /** The meeting on which it rests; null where the units sent the draft around. */
  meetingId: Nullable(Id),
  draftedByName: Type.String(),
  draftedAt: Moment,
  signatures: Type.Array(
    Strict({
      unit: Type.String(),
      name: Type.String(),
      dissents: Type.Boolean(),
      /** What the unit wrote beside it; null where nothing is written or none of my desks holds the key. */
      note: Nullable(Type.String()),
      signedAt: Moment,
    }),
  ),
  issuedAt: Nullable(Moment),
});
export type DeterminationView = Static<typeof DeterminationView>;

export const draftDetermination = {
  method: 'PUT',
  url: '/api/verification/leads/:leadId/determination',
  allow: ['LEAD_COORDINATOR'],
  schema: {
    summary: 'Put the joint meeting’s determination before the three units; a new draft drops the signatures',
    tags: ['verification'],
    params,
    body: Strict(
      {
        version: Version,
        outcome: Type.Enum(DETERMINATION_OUTCOMES),
        leadGrade: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
        dispositionClass: Type.Optional(Type.Enum(DISPOSITION_CLASSES)),
        legalReview: Type.Optional(Type.Boolean()),
        unproven: Type.Optional(
          Type.Enum(codesOf(UNPROVEN_REASONS), {
            description: 'Needed for UNSUBSTANTIATED; the reporter is told.',
          }),
        ),
        reasons: Words(5_000, 2),
      },
      {
        examples: [
          {
            version: 5,
            outcome: 'SUBSTANTIATED',
            leadGrade: 2,
            dispositionClass: 'C',
            reasons: '三方核查一致，事实清楚。',
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const signDetermination = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/determination/signatures',
  allow: ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'],
  schema: {
    summary: 'Sign for my unit, with dissent on record where there is some',
    tags: ['verification'],
    params,
    body: Strict(
      { dissents: Type.Boolean(), note: Type.Optional(Words(2_000)) },
      { examples: [{ dissents: false }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const issueDetermination = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/determination/issue',
  allow: ['LEAD_AGENCY_HEAD', 'LEAD_COORDINATOR'],
  schema: {
    summary:
      'Issue what three units signed: verified (head only), not substantiated, or suspected false report',
    tags: ['verification'],
    params,
    body: Strict({ version: Version }, { examples: [{ version: 6 }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

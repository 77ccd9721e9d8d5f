import { Type, type Static } from 'typebox';
import { LEAD_STATUSES } from '../domain/lead.ts';
import type { Role } from '../domain/roles.ts';
import { SUCCESSION_REASONS, codesOf } from '../domain/code-lists.ts';
import { HELD_WORK } from '../domain/succession.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Version, Owed } from './endpoint.ts';

const allow = [
  'INTAKE_OFFICER',
  'INTAKE_SUPERVISOR',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
  'VERIFIER_MARKET',
] as const satisfies readonly Role[];

const Work = Type.Array(Type.Enum(HELD_WORK));
const Person = Strict({ staffId: Id, name: Type.String(), active: Type.Boolean() });

export const SuccessionsView = Strict({
  /** Whose work the caller may hand on; the first is the caller. */
  people: Type.Array(Person),
  person: Person,
  held: Type.Array(
    Strict({
      leadId: Id,
      reference: Type.String(),
      version: Version,
      status: Type.Enum(LEAD_STATUSES),
      owed: Nullable(Owed),
      what: Work,
      /** The person keeps away from the lead, so somebody must take over. */
      keptAway: Type.Boolean(),
    }),
  ),
  /** Who may take over. */
  colleagues: Type.Array(Strict({ staffId: Id, name: Type.String() })),
  passed: Type.Array(
    Strict({
      reference: Type.String(),
      toName: Type.String(),
      byName: Type.String(),
      reason: Type.Enum(codesOf(SUCCESSION_REASONS)),
      what: Work,
      at: Moment,
    }),
  ),
});
export type SuccessionsView = Static<typeof SuccessionsView>;

export const listHeldWork = {
  method: 'GET',
  url: '/api/verification/successions',
  allow,
  schema: {
    summary: 'What a person of my unit holds of leads that I may read, and what was handed on before',
    tags: ['verification'],
    querystring: Strict({ staffId: Type.Optional(Id) }),
    response: { 200: SuccessionsView },
  },
} as const satisfies Endpoint;

export const passWorkOn = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/succession',
  allow,
  schema: {
    summary: 'Hand a person’s work on one lead to a colleague, with the reason',
    tags: ['verification'],
    params: Strict({ leadId: Id }),
    body: Strict(
      { version: Version, from: Id, to: Id, reason: Type.Enum(codesOf(SUCCESSION_REASONS)) },
      {
        examples: [
          {
            version: 4,
            from: '018f0000-0000-7000-8000-000000000001',
            to: '018f0000-0000-7000-8000-000000000002',
            reason: 'ILL',
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

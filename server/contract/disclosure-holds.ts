import { Type, type Static } from 'typebox';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Moment, Nullable, Strict, Owed } from './endpoint.ts';

/** Who answers for a hold: the police, who alone set one, and those who lead the case. */
export const HOLD_READERS = [
  'VERIFIER_POLICE',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
] as const satisfies readonly Role[];

export const DisclosureHolds = Strict({
  holds: Type.Array(
    Strict({
      leadId: Id,
      reference: Type.String(),
      since: Nullable(Moment),
      /** It ends by itself then; the police hold back anew before, or let it end. */
      ends: Owed,
      heldByName: Nullable(Type.String()),
      reviewerName: Nullable(Type.String()),
      /** I am the one who looks at it again. */
      mine: Type.Boolean(),
      reminded: Type.Boolean({ description: 'The reviewer was told that it ends soon.' }),
    }),
  ),
});
export type DisclosureHold = Static<typeof DisclosureHolds>['holds'][number];

export const listHolds = {
  method: 'GET',
  url: '/api/verification/disclosure-holds',
  allow: HOLD_READERS,
  schema: {
    summary: 'Results that the police hold back from a reporter, the first to end first',
    tags: ['verification'],
    response: { 200: DisclosureHolds },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Moment, Nullable, Strict } from './endpoint.ts';

/** Who looks at what is due: those who answer for it, the units for themselves, the leaders in numbers. */
export const BOARD_READERS = [
  'INTAKE_SUPERVISOR',
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
  'VERIFIER_MARKET',
  'LEADER',
] as const satisfies readonly Role[];

/** How much is past its date, due before today has ended, and due before Sunday has. */
const Dues = { overdue: Type.Integer(), today: Type.Integer(), week: Type.Integer() };

export const Board = Strict({
  asOf: Moment,
  /** Each lead once, though several units may owe it. */
  total: Strict(Dues),
  parties: Type.Array(
    Strict({
      party: Type.String({ description: 'A role or a unit whose turn it is.' }),
      ...Dues,
      scorecard: Type.Integer({ description: 'How often this year a missed date came so far.' }),
    }),
  ),
  /** Officers named in the tasks that their unit still owes; null for leaders. */
  people: Nullable(Type.Array(Strict({ staffId: Id, name: Type.String(), unit: Type.String(), ...Dues }))),
  /** Steps of awards, by the role that owes them; null for a unit's verifiers. */
  awards: Nullable(Type.Array(Strict({ party: Type.String(), ...Dues }))),
  /** A verifier sees the own unit's; null: everybody's. */
  ownUnit: Nullable(Type.String()),
});
export type Board = Static<typeof Board>;

export const readBoard = {
  method: 'GET',
  url: '/api/verification/board',
  allow: BOARD_READERS,
  schema: {
    summary: 'What is overdue, due today and due this week, by whose turn it is and by named officer',
    tags: ['verification'],
    response: { 200: Board },
  },
} as const satisfies Endpoint;

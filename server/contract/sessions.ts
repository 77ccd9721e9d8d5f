import { Type, type Static } from 'typebox';
import { SecondFactor } from './security.ts';
import { ROLES } from '../domain/roles.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';

export const Me = Strict({
  id: Id,
  username: Type.String(),
  name: Type.String(),
  unitCode: Type.String(),
  unitZh: Type.String(),
  unitEn: Type.String(),
  roles: Type.Array(Type.Enum(ROLES)),
  /** Desks this person sits at; `admitted` false: waiting for a member to let them in. */
  desks: Type.Array(Strict({ id: Id, code: Type.String(), admitted: Type.Boolean() })),
  sessionExpiresAt: Moment,
});
export type Me = Static<typeof Me>;

export const signIn = {
  method: 'POST',
  url: '/api/public/sessions',
  allow: 'ANYBODY',
  limit: 'signIn',
  schema: {
    summary: 'Sign in with password and a one-time code or a passkey; sets the session cookie',
    tags: ['public'],
    body: Strict(
      { username: Words(64), password: Words(200), ...SecondFactor },
      { examples: [{ username: 'intake', password: 'a long sentence is best', code: '123456' }] },
    ),
    response: { 201: Me },
  },
} as const satisfies Endpoint;

export const whoAmI = {
  method: 'GET',
  url: '/api/office/session',
  allow: 'SIGNED_IN',
  schema: { summary: 'Who is signed in', tags: ['office'], response: { 200: Me } },
} as const satisfies Endpoint;

export const signOut = {
  method: 'DELETE',
  url: '/api/office/session',
  allow: 'SIGNED_IN',
  schema: { summary: 'Sign out; ends the session for good', tags: ['office'], response: { 200: Done } },
} as const satisfies Endpoint;

export const changePassword = {
  method: 'PUT',
  url: '/api/office/password',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Change the own password; the private key is locked anew, other sessions end',
    tags: ['office'],
    body: Strict(
      { current: Words(200), next: Words(200, 12) },
      { examples: [{ current: 'a long sentence is best', next: 'another long sentence' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

const Waiting = Strict({
  staffId: Id,
  name: Type.String(),
  unitZh: Type.String(),
  unitEn: Type.String(),
  askedAt: Moment,
});

export const listDesks = {
  method: 'GET',
  url: '/api/office/desks',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'My desks, who sits there and who waits to be let in',
    tags: ['office'],
    response: {
      200: Strict({
        desks: Type.Array(
          Strict({
            id: Id,
            code: Type.String(),
            admitted: Type.Boolean(),
            /** Since when the key should be made anew, because somebody who held it left. */
            rotationDueAt: Nullable(Moment),
            /** How many drawers still open by the key before. */
            resealing: Type.Integer(),
            members: Type.Array(Strict({ staffId: Id, name: Type.String(), admittedAt: Nullable(Moment) })),
            waiting: Type.Array(Waiting),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const renewDeskKey = {
  method: 'POST',
  url: '/api/office/desks/:deskId/key',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Make a desk’s key anew after somebody left; happens by itself when a member signs in',
    tags: ['office'],
    params: Strict({ deskId: Id }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const admitMember = {
  method: 'POST',
  url: '/api/office/desks/:deskId/members',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Let a waiting person in: the desk’s key is sealed to them by somebody who holds it',
    tags: ['office'],
    params: Strict({ deskId: Id }),
    body: Strict({ staffId: Id }, { examples: [{ staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' }] }),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { ACCOUNT_HELP_REASONS } from '../domain/account-help.ts';
import { ROLES } from '../domain/roles.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';

export const StaffRow = Strict({
  id: Id,
  username: Type.String(),
  name: Type.String(),
  email: Nullable(Type.String()),
  unitCode: Type.String(),
  roles: Type.Array(Type.Enum(ROLES)),
  /** `alone`: nobody else holds this desk's key. */
  desks: Type.Array(Strict({ id: Id, code: Type.String(), admitted: Type.Boolean(), alone: Type.Boolean() })),
  active: Type.Boolean(),
  /** False until the person has set their own password by their one-time code. */
  enrolled: Type.Boolean(),
  /** A code that is under way: for the first day, or after a forgotten password. */
  help: Nullable(
    Strict({
      id: Id,
      reason: Type.Enum(ACCOUNT_HELP_REASONS),
      startedBy: Type.String(),
      expiresAt: Moment,
      confirmed: Type.Boolean(),
    }),
  ),
  liveSessions: Type.Integer(),
  lastSeenAt: Nullable(Moment),
});
export type StaffRow = Static<typeof StaffRow>;

export const listStaff = {
  method: 'GET',
  url: '/api/admin/staff',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'The people of the office, and the desks there are',
    tags: ['admin'],
    response: {
      200: Strict({
        staff: Type.Array(StaffRow),
        units: Type.Array(Strict({ code: Type.String(), zh: Type.String(), en: Type.String() })),
        desks: Type.Array(
          Strict({
            code: Type.String(),
            unitCode: Type.String(),
            keyed: Type.Boolean(),
            /** Somebody left; a member's next sign-in makes the desk's key anew. */
            rotationDue: Type.Boolean(),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const addStaff = {
  method: 'POST',
  url: '/api/admin/staff',
  allow: ['SEC_ADMIN'],
  schema: {
    summary:
      'Add a person; answers the one-time code with which they set their own password and authenticator',
    tags: ['admin'],
    body: Strict(
      {
        username: Type.String({ pattern: '^[a-z][a-z0-9._-]{2,31}$' }),
        name: Words(50, 2),
        email: Type.Optional(Type.String({ maxLength: 200, pattern: '^$|^[^@\\s]+@[^@\\s]+$' })),
        unitCode: Words(40),
        roles: Type.Array(Type.Enum(ROLES), { minItems: 1, maxItems: 6, uniqueItems: true }),
        deskCodes: Type.Array(Words(60), { maxItems: 4, uniqueItems: true }),
        certificateNo: Type.Optional(Words(40, 0)),
      },
      {
        examples: [
          {
            username: 'police3',
            name: '马警官',
            unitCode: 'POLICE',
            roles: ['VERIFIER_POLICE'],
            deskCodes: ['POLICE'],
            certificateNo: '宁C-0003',
          },
        ],
      },
    ),
    response: {
      201: Strict({
        id: Id,
        /** Shown once; with it the person sets their own password and authenticator. */
        code: Type.String(),
        expiresAt: Moment,
      }),
    },
  },
} as const satisfies Endpoint;

const params = Strict({ staffId: Id });

export const endStaffSessions = {
  method: 'DELETE',
  url: '/api/admin/staff/:staffId/sessions',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'End every session of a person at once',
    tags: ['admin'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const setStaffActive = {
  method: 'PUT',
  url: '/api/admin/staff/:staffId/active',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'Suspend a person, or let them back in; a suspension ends their sessions',
    tags: ['admin'],
    params,
    body: Strict({ active: Type.Boolean() }, { examples: [{ active: false }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const renewCode = {
  method: 'POST',
  url: '/api/admin/staff/:staffId/code',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'A new one-time code for somebody who has not set their own password yet',
    tags: ['admin'],
    params,
    response: { 201: Strict({ code: Type.String(), expiresAt: Moment }) },
  },
} as const satisfies Endpoint;

export const giveSeat = {
  method: 'POST',
  url: '/api/admin/staff/:staffId/desks',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'Give a person a seat at a desk; a member has to let them in',
    tags: ['admin'],
    params,
    body: Strict({ deskCode: Words(60) }, { examples: [{ deskCode: 'POLICE' }] }),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const takeSeat = {
  method: 'DELETE',
  url: '/api/admin/staff/:staffId/desks/:deskId',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'Take a person’s seat at a desk; those who stay make the desk’s key anew',
    tags: ['admin'],
    params: Strict({ staffId: Id, deskId: Id }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

import { Type } from 'typebox';
import { ACCOUNT_HELP_REASONS } from '../domain/account-help.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';

const ID = '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1';
const Typed = { username: Words(64), code: Words(40) };
const EXAMPLE = { username: 'police3', code: '7K3M-9QX2-4FTA-8W1C' };

/** A one-time code, shown once to whoever hands it over. */
export const IssuedCode = Strict({ code: Type.String(), expiresAt: Moment });

export const listColleagues = {
  method: 'GET',
  url: '/api/office/colleagues',
  allow: 'SIGNED_IN',
  schema: {
    summary:
      'Whom I may help when they forgot their password: who sits beside me, or in my unit without a desk',
    tags: ['office'],
    response: {
      200: Strict({
        colleagues: Type.Array(
          Strict({
            staffId: Id,
            name: Type.String(),
            help: Nullable(Strict({ expiresAt: Moment, confirmed: Type.Boolean() })),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const startHelp = {
  method: 'POST',
  url: '/api/office/helps',
  allow: 'SIGNED_IN',
  schema: {
    summary:
      'Start the help for a colleague who forgot their password; answers the code to hand over in person',
    tags: ['office'],
    body: Strict({ staffId: Id }, { examples: [{ staffId: ID }] }),
    response: { 201: IssuedCode },
  },
} as const satisfies Endpoint;

export const confirmHelp = {
  method: 'POST',
  url: '/api/admin/helps/:helpId/confirm',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'Confirm a help that a colleague started; the code stays unknown to the administrator',
    tags: ['admin'],
    params: Strict({ helpId: Id }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const withdrawHelp = {
  method: 'DELETE',
  url: '/api/admin/helps/:helpId',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'End a help; its code is good no more',
    tags: ['admin'],
    params: Strict({ helpId: Id }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const openAccount = {
  method: 'POST',
  url: '/api/public/account/open',
  allow: 'ANYBODY',
  limit: 'signIn',
  schema: {
    summary: 'A person with a one-time code: whose it is, and a fresh authenticator secret to set up',
    tags: ['public'],
    body: Strict(Typed, { examples: [EXAMPLE] }),
    response: {
      200: Strict({
        name: Type.String(),
        reason: Type.Enum(ACCOUNT_HELP_REASONS),
        totpSecret: Type.String(),
        totpUri: Type.String(),
      }),
    },
  },
} as const satisfies Endpoint;

export const finishAccount = {
  method: 'POST',
  url: '/api/public/account',
  allow: 'ANYBODY',
  limit: 'signIn',
  schema: {
    summary: 'Set one’s own password and authenticator by a one-time code; makes a new key pair',
    tags: ['public'],
    body: Strict(
      {
        ...Typed,
        password: Words(200, 12),
        totpSecret: Type.String({ pattern: '^[A-Z2-7]{32}$' }),
        totpCode: Type.String({ pattern: '^[0-9 ]{6,7}$' }),
      },
      {
        examples: [
          {
            ...EXAMPLE,
            password: 'a long sentence is best',
            totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
            totpCode: '123456',
          },
        ],
      },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

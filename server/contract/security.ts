import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Moment, Nullable, Strict, Words } from './endpoint.ts';

const Base64Url = (maxLength: number) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: 1, maxLength });

/** What a passkey answered to a challenge, as the browser gives it. */
export const PasskeyAnswer = Strict({
  id: Base64Url(1400),
  clientDataJSON: Base64Url(4000),
  authenticatorData: Base64Url(4000),
  signature: Base64Url(4000),
});
export type PasskeyAnswer = Static<typeof PasskeyAnswer>;

/** A second factor: a one-time code or a passkey's answer. */
export const SecondFactor = {
  code: Type.Optional(Type.String({ pattern: '^$|^[0-9 ]{6,7}$' })),
  passkey: Type.Optional(PasskeyAnswer),
};
export type SecondFactor = { code?: string; passkey?: PasskeyAnswer };

const TotpSecret = Type.String({ pattern: '^[A-Z2-7]{32}$' });
const Challenge = Type.String();

export const askPasskey = {
  method: 'POST',
  url: '/api/public/passkey-challenges',
  allow: 'ANYBODY',
  limit: 'signIn',
  schema: {
    summary: 'Something for a passkey to sign while signing in; good once and for five minutes',
    tags: ['public'],
    response: { 201: Strict({ challenge: Challenge }) },
  },
} as const satisfies Endpoint;

export const askMyPasskey = {
  method: 'POST',
  url: '/api/office/passkey-challenges',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Something for my own passkey to sign, an old one or the one to come',
    tags: ['office'],
    response: {
      201: Strict({
        challenge: Challenge,
        /** What a new passkey keeps about its owner. */
        user: Strict({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
        known: Type.Array(Type.String()),
      }),
    },
  },
} as const satisfies Endpoint;

export const listPasskeys = {
  method: 'GET',
  url: '/api/office/passkeys',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'My passkeys',
    tags: ['office'],
    response: {
      200: Strict({
        passkeys: Type.Array(
          Strict({ id: Type.String(), name: Type.String(), createdAt: Moment, lastUsedAt: Nullable(Moment) }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const addPasskey = {
  method: 'POST',
  url: '/api/office/passkeys',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Add a passkey; takes a one-time code',
    tags: ['office'],
    body: Strict(
      {
        name: Words(40),
        code: Type.String({ pattern: '^[0-9 ]{6,7}$' }),
        registration: Strict({
          id: Base64Url(1400),
          clientDataJSON: Base64Url(4000),
          attestationObject: Base64Url(20_000),
        }),
      },
      {
        examples: [
          {
            name: '办公室的安全密钥',
            code: '123456',
            registration: { id: 'AAAA', clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
          },
        ],
      },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const removePasskey = {
  method: 'POST',
  url: '/api/office/passkeys/removals',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Remove one of my passkeys; takes a second factor',
    tags: ['office'],
    body: Strict({ id: Base64Url(1400), ...SecondFactor }, { examples: [{ id: 'AAAA', code: '123456' }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const offerTotp = {
  method: 'POST',
  url: '/api/office/totp/offers',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'A fresh authenticator secret for me to set up; nothing changes yet',
    tags: ['office'],
    response: { 201: Strict({ totpSecret: Type.String(), totpUri: Type.String() }) },
  },
} as const satisfies Endpoint;

export const renewTotp = {
  method: 'PUT',
  url: '/api/office/totp',
  allow: 'SIGNED_IN',
  schema: {
    summary:
      'Take the new authenticator, with the password and a second factor of before; other sessions end',
    tags: ['office'],
    body: Strict(
      {
        password: Words(200),
        ...SecondFactor,
        totpSecret: TotpSecret,
        totpCode: Type.String({ pattern: '^[0-9 ]{6,7}$' }),
      },
      {
        examples: [
          {
            password: 'a long sentence is best',
            code: '123456',
            totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
            totpCode: '654321',
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

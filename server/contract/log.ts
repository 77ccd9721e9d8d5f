import { Type, type Static } from 'typebox';
import { type Endpoint, Moment, Nullable, Strict } from './endpoint.ts';

const Base64 = (maxLength: number) => Type.String({ maxLength, pattern: '^[A-Za-z0-9+/]*={0,2}$' });
const Size = (options: object = {}) =>
  Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991, ...options });
const Note = Type.String({
  maxLength: 2_000,
  description: 'A signed note (C2SP tlog-checkpoint): origin, size, root, then the chain’s end and the time.',
});
const PublicKey = Type.String({ maxLength: 400, description: 'Ed25519, as C2SP writes a verifier key.' });
const exampleKey = 'tipward-log-0f1e2d3c4b5a6978+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

/** Shows to anybody, later and without us, that a report with this digest came in at this place of the log. */
export const ReceiptProof = Strict({
  format: Type.Literal('tipward-receipt-proof/1'),
  entry: Type.String({
    maxLength: 4_000,
    description: 'The log’s entry in canonical JSON (RFC 8785); its SHA-256 after a zero byte is the leaf.',
  }),
  position: Size({ description: 'Counted from 0; who came first has the smaller one.' }),
  path: Type.Array(Base64(44), { maxItems: 60, description: 'The inclusion path of RFC 9162.' }),
  checkpoint: Note,
  salt: Base64(24),
  digest: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: 'SHA-256 of the report as received; the entry names SHA-256(salt and digest).',
  }),
  publicKey: PublicKey,
});
export type ReceiptProof = Static<typeof ReceiptProof>;

const exampleProof = {
  format: 'tipward-receipt-proof/1',
  entry:
    '{"act":"lead.submit","actorKind":"REPORTER","at":"2026-11-23T02:00:00.000Z","facts":{"report":"00"},"id":1}',
  position: 0,
  path: [],
  checkpoint: 'tipward-log-0f1e2d3c4b5a6978\n1\n…\n',
  salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
  digest: '0'.repeat(64),
  publicKey: exampleKey,
};

export const CHECK_PROBLEMS = ['SIGNATURE', 'ENTRY', 'COMMITMENT', 'PLACE', 'LOG_DIFFERS'] as const;

export const readLogState = {
  method: 'GET',
  url: '/api/public/log',
  allow: 'ANYBODY',
  schema: {
    summary: 'The log as it stands, signed, and the key that signs it',
    tags: ['public'],
    response: { 200: Strict({ publicKey: PublicKey, size: Size(), checkpoint: Note }) },
  },
} as const satisfies Endpoint;

const Day = Type.String({ format: 'date' });

export const listCheckpoints = {
  method: 'GET',
  url: '/api/public/log/checkpoints',
  allow: 'ANYBODY',
  schema: {
    summary: 'The checkpoint of each day, newest first; `before` turns the page',
    tags: ['public'],
    querystring: Strict({ before: Type.Optional(Day) }),
    response: {
      200: Strict({
        checkpoints: Type.Array(Strict({ day: Day, size: Size(), checkpoint: Note })),
        more: Type.Boolean(),
      }),
    },
  },
} as const satisfies Endpoint;

export const readConsistency = {
  method: 'GET',
  url: '/api/public/log/consistency',
  allow: 'ANYBODY',
  schema: {
    summary: 'Shows that the log of `from` entries is the beginning of that of `to` (RFC 9162)',
    tags: ['public'],
    querystring: Strict({ from: Size(), to: Size() }),
    response: { 200: Strict({ path: Type.Array(Base64(44)) }) },
  },
} as const satisfies Endpoint;

export const checkReceiptProof = {
  method: 'POST',
  url: '/api/public/log/check',
  allow: 'ANYBODY',
  schema: {
    summary: 'Does this proof hold, and does the log still contain it?',
    tags: ['public'],
    body: Strict({ proof: ReceiptProof }, { examples: [{ proof: exampleProof }] }),
    response: {
      200: Strict({
        problem: Nullable(Type.Enum(CHECK_PROBLEMS)),
        receivedAt: Nullable(Moment),
        place: Nullable(Type.Integer({ description: 'Counted from 1, as people count.' })),
        logSize: Size(),
      }),
    },
  },
} as const satisfies Endpoint;

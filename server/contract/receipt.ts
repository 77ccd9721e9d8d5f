import { Type, type Static } from 'typebox';
import { CLAIM_CHANNELS } from '../domain/reward.ts';
export { tidyAccount, wrongAccount } from '../domain/bank-account.ts';
export { wrongProxy } from '../domain/proxy.ts';
import { Done, type Endpoint, Moment, Nullable, Strict, Words } from './endpoint.ts';
import type { Limited } from '../domain/settings.ts';
import { CaptchaToken } from './screening.ts';
import { ReceiptProof } from './log.ts';
import { ReporterView } from './reporter-view.ts';
import { MessageUploads } from './talk.ts';
import { UploadRefs, exampleUpload } from './uploads.ts';

export const ReceiptCode = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'As typed: spaces, dashes and lower case are fine.',
});
export const exampleCode = '7K3M-9QX2-0ABC-DEFG';
const example = exampleCode;

export const receiptEndpoint = <const U extends string, const L extends Limited>(url: U, limit: L) =>
  ({ method: 'POST', url, allow: 'ANYBODY', limit }) as const;

export const readReceipt = {
  ...receiptEndpoint('/api/public/receipt', 'lookUp'),
  schema: {
    summary: 'What the reporter sees of the lead',
    tags: ['public'],
    body: Strict(
      {
        receiptCode: ReceiptCode,
        /** A solved puzzle: asked for by PROOF_NEEDED, where many codes from this address opened nothing. */
        proof: Type.Optional(CaptchaToken),
      },
      { examples: [{ receiptCode: example }] },
    ),
    response: { 200: ReporterView },
  },
} as const satisfies Endpoint;

export const sendReporterMessage = {
  ...receiptEndpoint('/api/public/receipt/messages', 'message'),
  schema: {
    summary: 'The reporter writes to the office; files that were uploaded before become evidence',
    tags: ['public'],
    body: Strict(
      { receiptCode: ReceiptCode, text: Words(5_000), uploads: Type.Optional(MessageUploads) },
      { examples: [{ receiptCode: example, text: '补充：他们本周六还有一场推介会。' }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const readReceiptProof = {
  ...receiptEndpoint('/api/public/receipt/proof', 'message'),
  schema: {
    summary: 'What shows that the report came in, and the report as it was received',
    tags: ['public'],
    body: Strict({ receiptCode: ReceiptCode }, { examples: [{ receiptCode: example }] }),
    response: {
      200: Strict({
        proof: Nullable(ReceiptProof),
        statement: Nullable(
          Type.String({ description: 'Canonical JSON; its SHA-256 is the digest in the proof.' }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const addEvidence = {
  ...receiptEndpoint('/api/public/receipt/evidence', 'message'),
  schema: {
    summary: 'The reporter adds files that were uploaded before; answered once they are durable in the lead',
    tags: ['public'],
    body: Strict(
      { receiptCode: ReceiptCode, uploads: UploadRefs },
      { examples: [{ receiptCode: example, uploads: [exampleUpload] }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const withdrawReport = {
  ...receiptEndpoint('/api/public/receipt/withdrawal', 'claim'),
  schema: {
    summary: 'Withdraw; after acceptance the office still verifies, but the reward is lost',
    tags: ['public'],
    body: Strict({ receiptCode: ReceiptCode }, { examples: [{ receiptCode: example }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

/** One line as a bank's form has it: no control characters, line ends or marks that turn the writing round. */
const Line = (maxLength: number, minLength: number) =>
  Type.String({
    minLength,
    maxLength,
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]*$',
  });

export const BankAccount = Strict({
  accountName: Line(60, 2),
  accountNo: Type.String({ minLength: 6, maxLength: 40, pattern: '^[0-9 -]+$' }),
  bankName: Line(100, 2),
});
export type BankAccount = Static<typeof BankAccount>;

/** Who collects in the reporter's place: the name, and the last four characters of the identity card's number. */
export const Proxy = Strict({
  name: Line(50, 1),
  idTail: Type.String({ minLength: 1, maxLength: 8, pattern: '^[0-9A-Za-z ]+$' }),
});

export const claimReward = {
  ...receiptEndpoint('/api/public/receipt/claims', 'claim'),
  schema: {
    summary:
      'Claim a reward by bank account, by a pick-up code or by a proxy; also corrects an account that the bank returned',
    tags: ['public'],
    body: Strict(
      {
        receiptCode: ReceiptCode,
        rewardReference: Words(20),
        channel: Type.Enum(CLAIM_CHANNELS),
        account: Type.Optional(BankAccount),
        proxy: Type.Optional(Proxy),
        consent: Type.Boolean({
          description: 'Separate consent to handle the account or the proxy’s name (PIPL art. 29).',
        }),
        notExcluded: Type.Boolean({ description: 'The reporter declares that no exclusion applies.' }),
      },
      {
        examples: [
          {
            receiptCode: example,
            rewardReference: 'J-4QX7-2M9K',
            channel: 'BANK',
            account: {
              accountName: '王小明',
              accountNo: '6222020000000000008',
              bankName: '某某银行某某支行',
            },
            consent: true,
            notExcluded: true,
          },
        ],
      },
    ),
    response: {
      201: Strict({
        claimCode: Nullable(Type.String({ description: 'Shown once; for the counter.' })),
        validUntil: Nullable(Moment),
      }),
    },
  },
} as const satisfies Endpoint;

export const waiveReward = {
  ...receiptEndpoint('/api/public/receipt/waivers', 'claim'),
  schema: {
    summary: 'Give up a reward that waits to be claimed',
    tags: ['public'],
    body: Strict(
      { receiptCode: ReceiptCode, rewardReference: Words(20) },
      { examples: [{ receiptCode: example, rewardReference: 'J-4QX7-2M9K' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const appealReward = {
  ...receiptEndpoint('/api/public/receipt/appeals', 'claim'),
  schema: {
    summary:
      'Ask for a review of a refused award (R21), or to have a lapsed claim restored (R20); once for each',
    tags: ['public'],
    body: Strict(
      { receiptCode: ReceiptCode, rewardReference: Words(20), reason: Words(2_000) },
      {
        examples: [
          { receiptCode: example, rewardReference: 'J-4QX7-2M9K', reason: '住院三个月，没有看到领取通知。' },
        ],
      },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { BATCH_STATUSES, MOST_PAYMENTS } from '../domain/payment-batch.ts';
import {
  LINE_PROBLEMS,
  PAYMENT_OUTCOMES,
  RETURN_KINDS,
  RETURN_OUTCOMES,
  RETURN_STATUSES,
} from '../domain/payment-return.ts';
import { FILE_FORMATS } from '../domain/payment-template.ts';
import { REWARD_STATUSES } from '../domain/reward.ts';
import {
  LARGE_BODY_BYTES,
  Done,
  type Endpoint,
  Fen,
  Id,
  Moment,
  Nullable,
  Strict,
  Version,
  WithId,
  Words,
} from './endpoint.ts';

export const PAYERS = ['PAYMENT_MAKER', 'PAYMENT_CHECKER'] as const;

export const Payable = Strict({
  rewardId: Id,
  reference: Type.String(),
  amountFen: Fen,
  claimedAt: Moment,
  corrected: Type.Boolean(),
});

export const BatchRow = Strict({
  id: Id,
  number: Type.Integer(),
  status: Type.Enum(BATCH_STATUSES),
  itemCount: Type.Integer(),
  totalFen: Fen,
  madeAt: Moment,
  makerName: Type.String(),
  mine: Type.Boolean(),
});

export const listPayouts = {
  method: 'GET',
  url: '/api/finance/payouts',
  allow: PAYERS,
  schema: {
    summary: 'What waits to be paid by bank, the banks’ forms, and the batches',
    tags: ['finance'],
    response: {
      200: Strict({
        payable: Type.Array(Payable, { description: 'The longest first, the first 200.' }),
        payableCount: Type.Integer(),
        batches: Type.Array(BatchRow),
        templates: Type.Array(Strict({ code: Type.String(), title: Type.String() })),
      }),
    },
  },
} as const satisfies Endpoint;

export const buildBatch = {
  method: 'POST',
  url: '/api/finance/batches',
  allow: ['PAYMENT_MAKER'],
  maxBodyBytes: 2 * LARGE_BODY_BYTES,
  schema: {
    summary: 'Make a payment batch; nothing leaves before another person releases it',
    tags: ['finance'],
    body: Strict(
      {
        rewardIds: Type.Optional(Type.Array(Id, { maxItems: MOST_PAYMENTS, uniqueItems: true })),
        everything: Type.Optional(
          Type.Boolean({ description: 'All that wait, the longest first, as many as a batch holds.' }),
        ),
        template: Type.Optional(Words(60)),
      },
      { examples: [{ rewardIds: ['2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1'], template: 'generic-csv' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

const Answer = Strict({
  id: Id,
  kind: Type.Enum(RETURN_KINDS),
  status: Type.Enum(RETURN_STATUSES),
  fileDigest: Nullable(Type.String()),
  importedAt: Moment,
  importedByName: Type.String(),
  paid: Type.Integer(),
  returned: Type.Integer(),
  unknown: Type.Integer({ description: 'Payments of which the bank says nothing yet.' }),
  wrong: Type.Integer({ description: 'Lines that don’t fit and move nothing.' }),
  already: Type.Integer({ description: 'Payments that had their answer before.' }),
});

export const BatchView = Strict({
  ...BatchRow.properties,
  releasedAt: Nullable(Moment),
  releaserName: Nullable(Type.String()),
  settledAt: Nullable(Moment),
  fileDigest: Nullable(Type.String({ description: 'SHA-256 of the file that was released, in hex.' })),
  fileBytes: Nullable(Type.Integer()),
  template: Strict({ title: Type.String(), format: Type.Enum(FILE_FORMATS), purpose: Type.String() }),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  items: Type.Array(
    Strict({
      rewardId: Id,
      lineNo: Type.Integer(),
      reference: Type.String(),
      /** With its version, so that a checker can report a payment that the bank sent back afterwards (R35). */
      rewardStatus: Type.Enum(REWARD_STATUSES),
      rewardVersion: Version,
      amountFen: Fen,
      outcome: Nullable(Type.Enum(PAYMENT_OUTCOMES)),
      bankReference: Nullable(Type.String()),
      account: Nullable(
        Strict(
          { accountName: Type.String(), accountNo: Type.String(), bankName: Type.String() },
          { description: 'From the building of the batch until the bank has answered, and not otherwise.' },
        ),
      ),
    }),
  ),
  answers: Type.Array(Answer),
  waiting: Nullable(
    Strict({
      id: Id,
      lines: Type.Array(
        Strict({
          line: Type.Integer({ description: 'In the bank’s file.' }),
          lineNo: Nullable(Type.Integer({ description: 'Of the batch.' })),
          amountFen: Nullable(Fen),
          outcome: Type.Enum(RETURN_OUTCOMES),
          bankReference: Nullable(Type.String()),
          problem: Nullable(Type.Enum(LINE_PROBLEMS)),
        }),
        { description: 'Those that need a look first, up to 100.' },
      ),
      mayConfirm: Type.Boolean(),
    }),
  ),
  may: Strict({ release: Type.Boolean(), cancel: Type.Boolean(), bring: Type.Boolean() }),
});
export type BatchView = Static<typeof BatchView>;

const params = Strict({ batchId: Id });

export const readBatch = {
  method: 'GET',
  url: '/api/finance/batches/:batchId',
  allow: PAYERS,
  schema: {
    summary: 'A batch; while it lives with its accounts, whose opening is logged',
    tags: ['finance'],
    params,
    querystring: Strict({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })) }),
    response: { 200: BatchView },
  },
} as const satisfies Endpoint;

export const releaseBatch = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/release',
  allow: ['PAYMENT_CHECKER'],
  schema: {
    summary: 'Second person: send the batch off; it never changes again',
    tags: ['finance'],
    params,
    response: { 200: Strict({ digest: Type.String() }) },
  },
} as const satisfies Endpoint;

export const cancelBatch = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/cancellation',
  allow: PAYERS,
  schema: {
    summary: 'Take apart a batch that nobody released; its awards wait again',
    tags: ['finance'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const downloadBatch = {
  method: 'GET',
  url: '/api/finance/batches/:batchId/file',
  allow: PAYERS,
  schema: {
    summary: 'The bank’s file in its own form, always the same bytes; the opening is logged',
    tags: ['finance'],
    params,
    produces: ['text/csv', 'text/plain', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    response: { 200: Type.String() },
  },
} as const satisfies Endpoint;

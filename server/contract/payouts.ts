import { Type, type Static } from 'typebox';
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
import { Proxy } from './receipt.ts';

const PAYERS = ['PAYMENT_MAKER', 'PAYMENT_CHECKER'] as const;

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
  status: Type.Enum(['BUILT', 'SETTLED']),
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
    summary: 'What waits to be paid by bank, and the batches',
    tags: ['finance'],
    response: { 200: Strict({ payable: Type.Array(Payable), batches: Type.Array(BatchRow) }) },
  },
} as const satisfies Endpoint;

export const buildBatch = {
  method: 'POST',
  url: '/api/finance/batches',
  allow: ['PAYMENT_MAKER'],
  schema: {
    summary: 'Make a payment batch',
    tags: ['finance'],
    body: Strict(
      { rewardIds: Type.Array(Id, { minItems: 1, maxItems: 1_000, uniqueItems: true }) },
      { examples: [{ rewardIds: ['2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1'] }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const BatchView = Strict({
  ...BatchRow.properties,
  settledAt: Nullable(Moment),
  items: Type.Array(
    Strict({
      rewardId: Id,
      reference: Type.String(),
      /** With its version, so that a checker can report a payment that the bank sent back afterwards (R35). */
      rewardStatus: Type.Enum(REWARD_STATUSES),
      rewardVersion: Version,
      amountFen: Fen,
      outcome: Nullable(Type.Enum(['PAID', 'RETURNED'])),
      bankReference: Nullable(Type.String()),
      /** In full while the batch is open, masked afterwards. */
      accountName: Type.String(),
      accountNo: Type.String(),
      bankName: Type.String(),
    }),
  ),
  mayCheck: Type.Boolean(),
});
export type BatchView = Static<typeof BatchView>;

const params = Strict({ batchId: Id });

export const readBatch = {
  method: 'GET',
  url: '/api/finance/batches/:batchId',
  allow: PAYERS,
  schema: {
    summary: 'A batch with its accounts; the opening is logged',
    tags: ['finance'],
    params,
    response: { 200: BatchView },
  },
} as const satisfies Endpoint;

export const downloadBatch = {
  method: 'GET',
  url: '/api/finance/batches/:batchId/file',
  allow: PAYERS,
  schema: {
    summary: 'The bank’s file (CSV): neutral purpose, count and total in its head; the opening is logged',
    tags: ['finance'],
    params,
    produces: ['text/csv'],
    response: { 200: Type.String() },
  },
} as const satisfies Endpoint;

export const settleBatch = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/results',
  allow: ['PAYMENT_CHECKER'],
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Check each payment against the bank’s receipt: paid or returned',
    tags: ['finance'],
    params,
    body: Strict(
      {
        results: Type.Array(
          Strict({ rewardId: Id, outcome: Type.Enum(['PAID', 'RETURNED']), bankReference: Words(64) }),
          {
            minItems: 1,
            maxItems: 1_000,
          },
        ),
      },
      {
        examples: [
          {
            results: [
              {
                rewardId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
                outcome: 'PAID',
                bankReference: 'HD2026-0001',
              },
            ],
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

const ProxySeen = Type.Optional(
  Type.Boolean({ description: 'This officer saw the written authority and the proxy’s identity card.' }),
);

const Counter = Strict({
  rewardId: Id,
  reference: Type.String(),
  amountFen: Fen,
  openedAt: Moment,
  firstOfficerName: Type.String(),
  mine: Type.Boolean(),
  byProxy: Type.Boolean({ description: 'Somebody collects it in the reporter’s place.' }),
});

export const listCounter = {
  method: 'GET',
  url: '/api/finance/counter',
  allow: ['PAYOUT_OFFICER'],
  schema: {
    summary: 'Pick-ups that wait for the second officer',
    tags: ['finance'],
    response: { 200: Strict({ open: Type.Array(Counter) }) },
  },
} as const satisfies Endpoint;

export const openCounterPayment = {
  method: 'POST',
  url: '/api/finance/counter',
  allow: ['PAYOUT_OFFICER'],
  schema: {
    summary: 'First officer: the claim code that the person at the counter shows',
    tags: ['finance'],
    body: Strict(
      { claimCode: Words(40), proxy: Type.Optional(Proxy), proxySeen: ProxySeen },
      { examples: [{ claimCode: '7K3M-9QX2-0ABC' }] },
    ),
    response: { 201: Counter },
  },
} as const satisfies Endpoint;

export const confirmCounterPayment = {
  method: 'POST',
  url: '/api/finance/counter/:rewardId/confirmation',
  allow: ['PAYOUT_OFFICER'],
  schema: {
    summary: 'Second officer: paid out, under a sealed voucher number',
    tags: ['finance'],
    params: Strict({ rewardId: Id }),
    body: Strict(
      { sealedVoucherNo: Words(60, 2), proxySeen: ProxySeen },
      { examples: [{ sealedVoucherNo: '密-2026-0007' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

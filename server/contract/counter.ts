import { Type } from 'typebox';
import { Done, type Endpoint, Fen, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';
import { Proxy } from './receipt.ts';

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
  voucherNo: Nullable(Type.String({ description: 'Of the sheet by which the bank’s window paid it.' })),
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
      {
        claimCode: Words(40),
        receiptCode: Type.Optional(
          Type.String({
            maxLength: 60,
            description: 'Typed by the reporter; not asked of a proxy, nor where the bank’s window has paid.',
          }),
        ),
        atWindow: Type.Optional(
          Type.Boolean({ description: 'The bank’s window paid it by its sheet, and its slip is here.' }),
        ),
        proxy: Type.Optional(Proxy),
        proxySeen: ProxySeen,
      },
      { examples: [{ claimCode: '7K3M-9QX2-0ABC', receiptCode: '7K3M-9QX2-0ABC-DEFG' }] },
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

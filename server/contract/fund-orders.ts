import { Type, type Static } from 'typebox';
import { FUND_ORDER_KINDS, FUND_ORDER_OUTCOMES, YEAR_DECISIONS } from '../domain/ledger.ts';
import { Done, type Endpoint, Fen, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';
import { DOCUMENT_BODY_BYTES, DOCUMENT_TYPES, OfficialDocument } from './official-document.ts';
import { FINANCE_OFFICER, FUND_CONFIRMERS, FUND_READERS } from './fund-readers.ts';

/** Every order names its document, and may bring it. */
export const FundOrderBody = {
  documentNo: Words(100, 2),
  document: Type.Optional(OfficialDocument),
};

export const FundOrderView = Strict({
  id: Id,
  kind: Type.Enum(FUND_ORDER_KINDS),
  amountFen: Nullable(Fen),
  decision: Nullable(Type.Enum(YEAR_DECISIONS)),
  entryId: Nullable(Type.Integer()),
  documentNo: Type.String(),
  document: Nullable(Strict({ id: Id, name: Type.String(), sha256: Type.String() })),
  proposedByName: Type.String(),
  proposedAt: Moment,
  mine: Type.Boolean(),
  mayDecide: Type.Boolean({ description: 'May confirm or refuse it: the second person.' }),
  outcome: Nullable(Type.Enum(FUND_ORDER_OUTCOMES)),
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Moment),
});
export type FundOrderView = Static<typeof FundOrderView>;

export const orderFund = {
  method: 'POST',
  url: '/api/finance/fund-orders',
  allow: FINANCE_OFFICER,
  maxBodyBytes: DOCUMENT_BODY_BYTES,
  schema: {
    summary:
      'Ask for budget to be taken back, an entry to be reversed or a year to be closed; a second confirms',
    tags: ['finance'],
    body: Strict(
      {
        kind: Type.Enum(['REDUCE', 'REVERSE', 'CLOSE_YEAR']),
        fundId: Id,
        amountFen: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 9_000_000_000_000, description: 'REDUCE: fen.' }),
        ),
        entryId: Type.Optional(Type.Integer({ minimum: 1, description: 'REVERSE: which entry.' })),
        decision: Type.Optional(
          Type.Enum(YEAR_DECISIONS, { description: 'CLOSE_YEAR: what becomes of unused budget.' }),
        ),
        ...FundOrderBody,
      },
      {
        examples: [
          {
            kind: 'CLOSE_YEAR',
            fundId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
            decision: 'CARRY',
            documentNo: '利财预〔2027〕2号',
          },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const decideFundOrder = {
  method: 'POST',
  url: '/api/finance/fund-orders/:orderId/decision',
  allow: FUND_CONFIRMERS,
  schema: {
    summary:
      'The second person confirms, and it is booked, or refuses; whoever asked takes it back by refusing',
    tags: ['finance'],
    params: Strict({ orderId: Id }),
    body: Strict({ confirm: Type.Boolean() }, { examples: [{ confirm: true }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const openFundDocument = {
  method: 'GET',
  url: '/api/finance/fund-documents/:documentId',
  allow: FUND_READERS,
  schema: {
    summary: 'The paper behind an order, as it came; the opening is logged',
    tags: ['finance'],
    params: Strict({ documentId: Id }),
    produces: [...DOCUMENT_TYPES],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

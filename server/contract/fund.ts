import { Type, type Static } from 'typebox';
import { LEDGER_ACCOUNTS, LEDGER_EVENTS, LEDGERS } from '../domain/ledger.ts';
import { type Endpoint, Fen, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';

const FUND_READERS = [
  'FINANCE_OFFICER',
  'PAYMENT_MAKER',
  'PAYMENT_CHECKER',
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'LEAD_AGENCY_HEAD',
  'AUDITOR',
] as const;

export const FundFigures = Strict({
  appropriatedFen: Fen,
  lockedFen: Fen,
  spentFen: Fen,
  availableFen: Fen,
  payableFen: Fen,
});

export const JournalEntryView = Strict({
  id: Type.Integer(),
  at: Moment,
  event: Type.Enum(LEDGER_EVENTS),
  rewardReference: Nullable(Type.String()),
  documentNo: Nullable(Type.String()),
  byName: Nullable(Type.String()),
  lines: Type.Array(
    Strict({
      ledger: Type.Enum(LEDGERS),
      account: Type.Enum(LEDGER_ACCOUNTS),
      debitFen: Fen,
      creditFen: Fen,
    }),
  ),
});

export const FundView = Strict({
  id: Id,
  fiscalYear: Type.Integer(),
  title: Type.String(),
  budgetLine: Type.String(),
  figures: FundFigures,
  /** Awards on the way, by state, so that finance sees what is coming. */
  pipeline: Type.Array(Strict({ status: Type.String(), count: Type.Integer(), amountFen: Fen })),
  lowBudget: Type.Boolean(),
  /** Empty when every invariant holds and the books are what the log has digests of: a code, then what it is about. */
  breaches: Type.Array(Type.String()),
});
export type FundView = Static<typeof FundView>;

export const readFund = {
  method: 'GET',
  url: '/api/finance/fund',
  allow: FUND_READERS,
  schema: {
    summary: 'The special fund: appropriated, locked, spent, available',
    tags: ['finance'],
    response: { 200: FundView },
  },
} as const satisfies Endpoint;

export const readLedger = {
  method: 'GET',
  url: '/api/finance/ledger',
  allow: FUND_READERS,
  schema: {
    summary: 'The journal, newest first',
    tags: ['finance'],
    querystring: Strict({ before: Type.Optional(Type.Integer({ minimum: 1 })) }),
    response: {
      200: Strict({ entries: Type.Array(JournalEntryView), nextBefore: Nullable(Type.Integer()) }),
    },
  },
} as const satisfies Endpoint;

export const appropriate = {
  method: 'POST',
  url: '/api/finance/appropriations',
  allow: ['FINANCE_OFFICER'],
  schema: {
    summary: 'Book an approved appropriation with its document',
    tags: ['finance'],
    body: Strict(
      { amountFen: Type.Integer({ minimum: 1, maximum: 9_000_000_000_000 }), documentNo: Words(100, 2) },
      { examples: [{ amountFen: 20_000_000, documentNo: '利财预〔2026〕12号' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { FUND_SOURCES, YEAR_DECISIONS } from '../domain/ledger.ts';
import { type Endpoint, Fen, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';
import { FundOrderBody, FundOrderView } from './fund-orders.ts';
import { DOCUMENT_BODY_BYTES } from './official-document.ts';
import { FINANCE_OFFICER, FUND_READERS } from './fund-readers.ts';

export const FundFigures = Strict({
  appropriatedFen: Fen,
  lockedFen: Fen,
  spentFen: Fen,
  availableFen: Fen,
  payableFen: Fen,
});

const FundRow = Strict({
  id: Id,
  fiscalYear: Type.Integer(),
  title: Type.String(),
  budgetLine: Type.String(),
  source: Type.Enum(FUND_SOURCES),
  closed: Type.Boolean(),
});
export type FundRow = Static<typeof FundRow>;

export const FundView = Strict({
  ...FundRow.properties,
  figures: FundFigures,
  /** Every fund there is, the newest year first. */
  funds: Type.Array(FundRow),
  /** Awards on the way, of all funds, by state: the least and, where every one has an upper end, the most they come to. */
  pipeline: Type.Array(
    Strict({ status: Type.String(), count: Type.Integer(), lowFen: Fen, highFen: Nullable(Fen) }),
  ),
  lowBudget: Type.Boolean(),
  /** What the last check found and what doesn't agree at this moment: a code, then what it is about. Empty when all is well. */
  breaches: Type.Array(Type.String()),
  check: Nullable(Strict({ at: Moment, entries: Type.Integer() })),
  orders: Type.Array(FundOrderView),
  /** How its year ended. */
  closing: Nullable(
    Strict({
      decision: Type.Enum(YEAR_DECISIONS),
      successorId: Id,
      availableFen: Fen,
      lockedFen: Fen,
      closedAt: Moment,
    }),
  ),
  /** Months of its year that must be closed before the year can be; null where it is closed or still runs. */
  toClose: Nullable(Strict({ openMonths: Type.Array(Type.String()) })),
});
export type FundView = Static<typeof FundView>;

export const readFund = {
  method: 'GET',
  url: '/api/finance/fund',
  allow: FUND_READERS,
  schema: {
    summary: 'A special fund, this year’s unless asked: appropriated, locked, spent, available',
    tags: ['finance'],
    querystring: Strict({ fundId: Type.Optional(Id) }),
    response: { 200: FundView },
  },
} as const satisfies Endpoint;

export const openFund = {
  method: 'POST',
  url: '/api/finance/funds',
  allow: FINANCE_OFFICER,
  schema: {
    summary: 'Open another fund or budget line of this year; it holds nothing until an appropriation',
    tags: ['finance'],
    body: Strict(
      { title: Words(100, 2), budgetLine: Words(100, 2), source: Type.Enum(FUND_SOURCES) },
      { examples: [{ title: '市级配套举报奖励资金', budgetLine: '2013850-02', source: 'CITY' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const appropriate = {
  method: 'POST',
  url: '/api/finance/appropriations',
  allow: FINANCE_OFFICER,
  maxBodyBytes: DOCUMENT_BODY_BYTES,
  schema: {
    summary: 'Ask for an approved appropriation to be booked by its document; a second person confirms',
    tags: ['finance'],
    body: Strict(
      {
        fundId: Type.Optional(Type.Unsafe<string>({ ...Id, description: 'This year’s first, unless said.' })),
        amountFen: Type.Integer({ minimum: 1, maximum: 9_000_000_000_000 }),
        ...FundOrderBody,
      },
      { examples: [{ amountFen: 20_000_000, documentNo: '利财预〔2026〕12号' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

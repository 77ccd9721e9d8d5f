import { Type, type Static } from 'typebox';
import { LEDGER_ACCOUNTS, LEDGER_EVENTS, LEDGERS, PERIOD_PATTERN } from '../domain/ledger.ts';
import { Done, type Endpoint, Fen, Id, Moment, Nullable, Strict } from './endpoint.ts';
import { EXPORT_TYPES, ExportHow } from './exports.ts';
import { BOOK_WATCHERS, FUND_READERS } from './fund-readers.ts';

export const Month = Type.String({ pattern: PERIOD_PATTERN });

export const JournalEntryView = Strict({
  id: Type.Integer(),
  at: Moment,
  /** The month that it is booked in. */
  period: Month,
  event: Type.Enum(LEDGER_EVENTS),
  rewardId: Nullable(Id),
  rewardReference: Nullable(Type.String()),
  documentNo: Nullable(Type.String()),
  byName: Nullable(Type.String()),
  reversesId: Nullable(Type.Integer()),
  reversedById: Nullable(Type.Integer()),
  lines: Type.Array(
    Strict({
      ledger: Type.Enum(LEDGERS),
      account: Type.Enum(LEDGER_ACCOUNTS),
      debitFen: Fen,
      creditFen: Fen,
    }),
  ),
});
export type JournalEntryView = Static<typeof JournalEntryView>;

const JOURNAL_FILTER = {
  fundId: Type.Optional(Id),
  account: Type.Optional(Type.Enum(LEDGER_ACCOUNTS)),
  event: Type.Optional(Type.Enum(LEDGER_EVENTS)),
  period: Type.Optional(Month),
  reward: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'An award’s reference.' })),
};

export const readLedger = {
  method: 'GET',
  url: '/api/finance/ledger',
  allow: FUND_READERS,
  schema: {
    summary:
      'The journal of a fund, newest first, by account, event, month or award; and where each account stands',
    tags: ['finance'],
    querystring: Strict({ ...JOURNAL_FILTER, before: Type.Optional(Type.Integer({ minimum: 1 })) }),
    response: {
      200: Strict({
        fundId: Id,
        accounts: Type.Array(
          Strict({
            ledger: Type.Enum(LEDGERS),
            account: Type.Enum(LEDGER_ACCOUNTS),
            balanceFen: Type.Integer({ description: 'Debits less credits, fen.' }),
          }),
        ),
        entries: Type.Array(JournalEntryView),
        nextBefore: Nullable(Type.Integer()),
      }),
    },
  },
} as const satisfies Endpoint;

export const readEntry = {
  method: 'GET',
  url: '/api/finance/ledger/:entryId',
  allow: FUND_READERS,
  schema: {
    summary: 'One entry, what else its award posted, and whether it may be taken back',
    tags: ['finance'],
    params: Strict({ entryId: Type.String({ pattern: '^[1-9][0-9]{0,14}$' }) }),
    response: {
      200: Strict({
        fundId: Id,
        entry: JournalEntryView,
        ofReward: Type.Array(JournalEntryView),
        mayReverse: Type.Boolean(),
      }),
    },
  },
} as const satisfies Endpoint;

export const exportLedger = {
  method: 'POST',
  url: '/api/finance/ledger/file',
  allow: BOOK_WATCHERS,
  schema: {
    summary:
      'Balances and journal as a workbook or CSV, ten thousand entries at most; logged before it leaves',
    tags: ['finance'],
    body: Strict(
      { ...JOURNAL_FILTER, ...ExportHow },
      { examples: [{ period: '2026-11', format: 'xlsx', lang: 'zh-CN' }] },
    ),
    produces: ['text/csv', EXPORT_TYPES.xlsx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

export const checkLedger = {
  method: 'POST',
  url: '/api/finance/ledger/checks',
  allow: BOOK_WATCHERS,
  schema: {
    summary: 'Reckon the books anew, entry by entry and award by award, and keep what was found',
    tags: ['finance'],
    response: { 200: Done },
  },
} as const satisfies Endpoint;

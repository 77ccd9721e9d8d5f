import { Type, type Static } from 'typebox';
import { RECONCILIATION_REASONS } from '../domain/code-lists.ts';
import { Done, type Endpoint, Fen, LARGE_BODY_BYTES, Moment, Nullable, Strict } from './endpoint.ts';
import { FINANCE_OFFICER, FUND_READERS } from './fund-readers.ts';
import { Month } from './ledger.ts';

const MonthRow = Strict({
  period: Month,
  entries: Type.Integer(),
  /** Books and bank were held against each other under somebody's name. */
  reconciled: Type.Boolean(),
  closing: Nullable(Strict({ byName: Type.String(), at: Moment, digest: Type.String() })),
});
export type MonthRow = Static<typeof MonthRow>;

export const listMonths = {
  method: 'GET',
  url: '/api/finance/months',
  allow: FUND_READERS,
  schema: {
    summary: 'The months of the books, newest first: open, reconciled, closed',
    tags: ['finance'],
    response: {
      200: Strict({
        months: Type.Array(MonthRow),
        /** The month that comes next, once it is over; it wants its reconciliation first where money moved at the bank. */
        next: Nullable(Strict({ period: Month, wantsReconciliation: Type.Boolean() })),
        mayClose: Type.Boolean(),
      }),
    },
  },
} as const satisfies Endpoint;

const params = Strict({ period: Month });

export const closeMonth = {
  method: 'POST',
  url: '/api/finance/months/:period/closing',
  allow: FINANCE_OFFICER,
  schema: {
    summary: 'Close a month for good: nothing is booked in it any more',
    tags: ['finance'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

const Movement = Strict({
  day: Type.String(),
  direction: Type.Enum(['OUT', 'IN']),
  amountFen: Fen,
  reference: Type.String(),
  entryId: Nullable(Type.Integer()),
});

export const ReconciliationView = Strict({
  period: Month,
  bookFen: Type.Integer({ description: 'What the books say went out by bank, less what came back.' }),
  bankFen: Type.Integer({ description: 'The same by the bank.' }),
  counterFen: Type.Integer({ description: 'Paid at the counter: on no statement.' }),
  matched: Type.Integer(),
  /** Booked and not on a statement; on a statement and not booked. The first two hundred of each. */
  openInBooks: Type.Array(Movement),
  openAtBank: Type.Array(Movement),
  openCounts: Strict({ books: Type.Integer(), bank: Type.Integer() }),
  statements: Type.Integer({ description: 'Lines that the bank’s statements have for this month.' }),
  signed: Nullable(
    Strict({ byName: Type.String(), at: Moment, reason: Nullable(Type.String()), bankFen: Type.Integer() }),
  ),
  maySign: Type.Boolean(),
});
export type ReconciliationView = Static<typeof ReconciliationView>;

export const readReconciliation = {
  method: 'GET',
  url: '/api/finance/reconciliations/:period',
  allow: FUND_READERS,
  schema: {
    summary: 'A month’s books held against the bank’s: matched by reference and amount, and what stays open',
    tags: ['finance'],
    params,
    response: { 200: ReconciliationView },
  },
} as const satisfies Endpoint;

export const signReconciliation = {
  method: 'POST',
  url: '/api/finance/reconciliations/:period',
  allow: FINANCE_OFFICER,
  schema: {
    summary: 'Sign a month’s reconciliation; what stays open wants its reason',
    tags: ['finance'],
    params,
    body: Strict(
      { reason: Type.Optional(Type.Enum(RECONCILIATION_REASONS.map(({ code }) => code))) },
      { examples: [{ reason: 'IN_TRANSIT' }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const STATEMENT_FILE_BYTES = 180 * 1024;

export const importStatement = {
  method: 'POST',
  url: '/api/finance/bank-statements',
  allow: FINANCE_OFFICER,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Read in a statement of the bank: days, amounts and references; names and accounts are not kept',
    tags: ['finance'],
    body: Strict(
      {
        file: Type.String({
          minLength: 1,
          maxLength: Math.ceil(STATEMENT_FILE_BYTES / 3) * 4,
          pattern: '^[A-Za-z0-9+/]*={0,2}$',
          description: 'CSV (UTF-8 or GB18030; commas or tabs) or XLSX, base64, with a line of headings.',
        }),
      },
      // 日期,支出,收入,流水号
      {
        examples: [
          { file: '5pel5pyfLOaUr+WHuizmlLblhaUs5rWB5rC05Y+3CjIwMjYtMTEtMjMsNTAwMC4wMCwsSEQyMDI2LTAwMDEK' },
        ],
      },
    ),
    response: { 201: Strict({ lines: Type.Integer(), skipped: Type.Integer() }) },
  },
} as const satisfies Endpoint;

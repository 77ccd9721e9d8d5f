import { Type } from 'typebox';
import { type Endpoint, Fen, Id, Strict } from './endpoint.ts';
import { EXPORT_TYPES } from './exports.ts';
import { BOOK_WATCHERS } from './fund-readers.ts';
import { ReportBlock } from './monthly-reports.ts';

const Lang = Type.Enum(['zh-CN', 'en']);
const params = Strict({ year: Type.String({ pattern: '^20[0-9]{2}$' }) });

export const readFundReport = {
  method: 'GET',
  url: '/api/finance/fund-reports/:year',
  allow: BOOK_WATCHERS,
  schema: {
    summary: 'How a year’s money was used, in sentences and tables, due by the end of March',
    tags: ['finance'],
    params,
    querystring: Strict({ lang: Lang }),
    response: {
      200: Strict({
        years: Type.Array(Type.Integer()),
        dueOn: Type.String(),
        organ: Type.String(),
        title: Type.String(),
        documentNo: Type.String(),
        blocks: Type.Array(ReportBlock),
      }),
    },
  },
} as const satisfies Endpoint;

export const downloadFundReport = {
  method: 'POST',
  url: '/api/finance/fund-reports/:year/file',
  allow: BOOK_WATCHERS,
  schema: {
    summary: 'The same as a document; logged before it leaves',
    tags: ['finance'],
    params,
    body: Strict({ lang: Lang }, { examples: [{ lang: 'zh-CN' }] }),
    produces: [EXPORT_TYPES.docx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

export const listPayeeAlerts = {
  method: 'GET',
  url: '/api/finance/payee-alerts',
  allow: BOOK_WATCHERS,
  schema: {
    summary:
      'One account behind the awards of several reports, or behind many in a year; no account is shown',
    tags: ['finance'],
    response: {
      200: Strict({
        alerts: Type.Array(
          Strict({
            kind: Type.Enum(['TWO_REPORTS', 'OFTEN']),
            awards: Type.Array(Strict({ id: Id, reference: Type.String(), amountFen: Fen })),
          }),
        ),
        often: Type.Integer({ description: 'From how many awards in twelve months on an account is often.' }),
      }),
    },
  },
} as const satisfies Endpoint;

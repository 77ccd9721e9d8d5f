import { Type, type Static } from 'typebox';
import { OVERVIEW_READERS } from './dashboards.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';
import { EXPORT_TYPES } from './exports.ts';

const params = Strict({ reportId: Id });
const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' });
const Lang = Type.Enum(['zh-CN', 'en']);

export const MonthlyReportRow = Strict({
  id: Id,
  month: Month,
  version: Type.Integer({ description: 'Each making of a month’s report is a version of its own.' }),
  madeAt: Moment,
  madeByName: Type.String(),
  issue: Nullable(Strict({ documentNo: Type.String(), issuedAt: Moment, issuedByName: Type.String() })),
  /** Whether this reader may issue it: the head, who didn’t make it, while it is the month’s last version. */
  mayIssue: Type.Boolean(),
});
export type MonthlyReportRow = Static<typeof MonthlyReportRow>;

const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()]);
export const ReportBlock = Type.Union([
  Strict({ kind: Type.Enum(['heading', 'text', 'note', 'signed']), text: Type.String() }),
  Strict({
    kind: Type.Literal('table'),
    sheet: Strict({
      title: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Cell)),
    }),
  }),
]);
export type ReportBlock = Static<typeof ReportBlock>;

export const listMonthlyReports = {
  method: 'GET',
  url: '/api/verification/monthly-reports',
  allow: OVERVIEW_READERS,
  schema: {
    summary: 'The months’ reports, the newest first; a leader sees those that were issued',
    tags: ['verification'],
    response: {
      200: Strict({
        reports: Type.Array(MonthlyReportRow),
        /** Months that are over and can be reported on, the newest first; empty where this reader makes none. */
        months: Type.Array(Month),
      }),
    },
  },
} as const satisfies Endpoint;

export const makeMonthlyReport = {
  method: 'POST',
  url: '/api/verification/monthly-reports',
  allow: ['LEAD_COORDINATOR'],
  schema: {
    summary: 'Reckon a month that is over, and keep it as a new version',
    tags: ['verification'],
    body: Strict({ month: Month }, { examples: [{ month: '2026-10' }] }),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const readMonthlyReport = {
  method: 'GET',
  url: '/api/verification/monthly-reports/:reportId',
  allow: OVERVIEW_READERS,
  schema: {
    summary: 'One version of a month’s report, in sentences and tables',
    tags: ['verification'],
    params,
    querystring: Strict({ lang: Lang }),
    response: {
      200: Strict({
        ...MonthlyReportRow.properties,
        organ: Type.String(),
        title: Type.String(),
        documentNo: Type.String(),
        blocks: Type.Array(ReportBlock),
      }),
    },
  },
} as const satisfies Endpoint;

export const issueMonthlyReport = {
  method: 'POST',
  url: '/api/verification/monthly-reports/:reportId/issue',
  allow: ['LEAD_AGENCY_HEAD'],
  schema: {
    summary: 'Sign the month’s last version; what is issued never changes',
    tags: ['verification'],
    params,
    body: Strict({ documentNo: Words(60, 2) }, { examples: [{ documentNo: '利发改报〔2026〕11号' }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const downloadMonthlyReport = {
  method: 'POST',
  url: '/api/verification/monthly-reports/:reportId/file',
  allow: OVERVIEW_READERS,
  schema: {
    summary: 'The same as a DOCX in the form of an official document; logged before it leaves',
    tags: ['verification'],
    params,
    body: Strict({ lang: Lang }, { examples: [{ lang: 'zh-CN' }] }),
    produces: [EXPORT_TYPES.docx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { type Endpoint, Strict } from './endpoint.ts';
import { OVERVIEW_READERS, PeriodAsked } from './dashboards.ts';
import { LEAD_FILTER } from './lead-filter.ts';
import { LEAD_READERS, LEAD_TRAYS } from './leads.ts';

/** What a file can be, and in whose words. */
export const ExportHow = {
  format: Type.Enum(['xlsx', 'csv']),
  lang: Type.Enum(['zh-CN', 'en']),
};
const How = Strict(ExportHow);
export type ExportAsked = Static<typeof How>;
export type ExportedFile = { type: string; name: string; body: Buffer };

export const EXPORT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export const exportQueue = {
  method: 'POST',
  url: '/api/verification/leads/file',
  allow: LEAD_READERS,
  schema: {
    summary:
      'The queue as it is narrowed, clear facts alone, ten thousand lines at most; logged before it leaves',
    tags: ['verification'],
    body: Strict(
      {
        tray: Type.Optional(Type.Enum(LEAD_TRAYS)),
        ...LEAD_FILTER,
        q: Type.Optional(Type.String({ maxLength: 30 })),
        ...ExportHow,
      },
      { examples: [{ tray: 'OPEN', township: '640302100', format: 'xlsx', lang: 'zh-CN' }] },
    ),
    produces: ['text/csv', EXPORT_TYPES.xlsx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

export const exportSupervision = {
  method: 'POST',
  url: '/api/verification/supervision/file',
  allow: OVERVIEW_READERS,
  schema: {
    summary: 'The supervision’s tables as a workbook or CSV; logged before it leaves',
    tags: ['verification'],
    body: Strict(
      { period: PeriodAsked.period, ...ExportHow },
      { examples: [{ period: '2026', format: 'xlsx', lang: 'zh-CN' }] },
    ),
    produces: ['text/csv', EXPORT_TYPES.xlsx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

export const exportOverview = {
  method: 'POST',
  url: '/api/verification/overview/file',
  allow: OVERVIEW_READERS,
  schema: {
    summary:
      'The overview’s tables as a workbook or CSV, under the name of who takes it; logged before it leaves',
    tags: ['verification'],
    body: Strict(
      { ...PeriodAsked, ...ExportHow },
      { examples: [{ period: '2026-11', format: 'xlsx', lang: 'zh-CN' }] },
    ),
    produces: ['text/csv', EXPORT_TYPES.xlsx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

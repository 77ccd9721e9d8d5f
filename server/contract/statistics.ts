import { Type, type Static } from 'typebox';
import { type Endpoint, Fen, Moment, Nullable, Strict } from './endpoint.ts';

const Shown = Nullable(Type.Number({ description: 'null: withheld, because it or another would be small.' }));
const Counts = { received: Shown, accepted: Shown, verified: Shown };
const Medians = Strict({ acceptDays: Shown, determineDays: Shown });
const Parts = Type.Array(Strict({ code: Type.String(), zh: Type.String(), en: Type.String(), ...Counts }));
const Share = Type.Union([
  Strict({ exactly: Type.Integer() }),
  Strict({ below: Type.Integer() }),
  Strict({ above: Type.Integer() }),
]);

export const QuarterFigures = Strict({
  period: Type.String({ description: '2026-Q1' }),
  publishedAt: Moment,
  counts: Strict(Counts),
  months: Type.Array(Strict(Counts), { description: 'Its three months, all of a measure or none.' }),
  medians: Medians,
});
export type QuarterFigures = Static<typeof QuarterFigures>;

export const YearFigures = Strict({
  period: Type.String({ description: '2026' }),
  publishedAt: Moment,
  counts: Strict(Counts),
  medians: Medians,
  overdue: Nullable(Share),
  paid: Nullable(Strict({ awards: Type.Integer(), fen: Fen })),
  by: Strict({ sector: Parts, township: Parts, channel: Parts }),
});
export type YearFigures = Static<typeof YearFigures>;
export type OverdueShare = Static<typeof Share>;

export const Statistics = Strict({
  small: Type.Integer({ description: 'Fewer than this are never published.' }),
  nextAt: Moment,
  years: Type.Array(YearFigures, { description: 'The newest first.' }),
  quarters: Type.Array(QuarterFigures, { description: 'The newest first.' }),
});
export type Statistics = Static<typeof Statistics>;

export const readStatistics = {
  method: 'GET',
  url: '/api/public/statistics',
  allow: 'ANYBODY',
  schema: {
    summary: 'What the office has published of its work; a period’s numbers never change afterwards',
    tags: ['public'],
    response: { 200: Statistics },
  },
} as const satisfies Endpoint;

export const downloadStatistics = {
  method: 'GET',
  url: '/api/public/statistics/table',
  allow: 'ANYBODY',
  schema: {
    summary: 'The same as one table: period, group, part, measure, number',
    tags: ['public'],
    querystring: Strict({ lang: Type.Optional(Type.Enum(['zh-CN', 'en'])) }),
    produces: ['text/csv'],
    response: { 200: Type.Unknown({ description: 'CSV, UTF-8 with a byte order mark.' }) },
  },
} as const satisfies Endpoint;

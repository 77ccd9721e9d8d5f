import { Type, type Static } from 'typebox';
import { FIELD_CODES } from '../domain/errors.ts';
import { EXPORT_TYPES, ExportHow } from './exports.ts';
import { type Endpoint, Id, LARGE_BODY_BYTES, Moment, Nullable, Strict } from './endpoint.ts';
import { DOCUMENT_TYPES } from './official-document.ts';
import { SCHEME_EXAMPLE, SCHEME_READERS, SchemeFinding } from './schemes.ts';

const InWords = Strict({ zh: Type.String(), en: Type.String() });
const Sum = Type.Integer({ minimum: 0, description: 'integer fen (分)' });
const Span = Strict({ lowFen: Sum, highFen: Nullable(Sum) });
const AnyObject = Type.Record(Type.String(), Type.Unknown());

/** What a measure that somebody is still writing comes to: nothing of it is kept. */
export const SchemeTrial = Strict({
  problems: Type.Array(Strict({ path: Type.String(), code: Type.Enum(FIELD_CODES) })),
  findings: Type.Array(SchemeFinding),
  award: Nullable(Strict({ ...Span.properties, steps: Type.Array(InWords) })),
  missing: Type.Array(Type.String(), { description: 'The facts that it waits for.' }),
});
export type SchemeTrial = Static<typeof SchemeTrial>;

export const tryScheme = {
  method: 'POST',
  url: '/api/finance/schemes/trial',
  allow: SCHEME_READERS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Check a measure as it is being written, and reckon one example by it; nothing is kept',
    tags: ['finance'],
    body: Strict(
      { document: AnyObject, facts: AnyObject },
      { examples: [{ document: SCHEME_EXAMPLE, facts: { lead_grade: 1, triggers: ['LEAD_VERIFIED'] } }] },
    ),
    response: { 200: SchemeTrial },
  },
} as const satisfies Endpoint;

const Compared = {
  cases: Type.Integer(),
  differing: Type.Integer(),
  unknown: Type.Integer({ description: 'A fact is missing for one of the two; in neither sum.' }),
  before: Span,
  after: Span,
};
const Grade = Nullable(Type.Integer());

export const SchemeComparisonView = Strict({
  since: Moment,
  before: Strict({ id: Id, title: Type.String(), version: Type.Integer() }),
  after: Strict({ id: Id, title: Type.String(), version: Type.Integer() }),
  grades: Type.Array(Strict({ grade: Grade, ...Compared })),
  total: Strict({ grade: Grade, ...Compared }),
  changes: Type.Array(
    Strict({ grade: Grade, before: Nullable(Span), after: Nullable(Span), cases: Type.Integer() }),
  ),
});
export type SchemeComparisonView = Static<typeof SchemeComparisonView>;

export const compareSchemeVersions = {
  method: 'GET',
  url: '/api/finance/schemes/:schemeId/comparison/:otherId',
  allow: SCHEME_READERS,
  schema: {
    summary: 'What last year’s cases would earn by one measure and by another; no case is named',
    tags: ['finance'],
    params: Strict({ schemeId: Id, otherId: Id }),
    response: { 200: SchemeComparisonView },
  },
} as const satisfies Endpoint;

export const exportComparison = {
  method: 'POST',
  url: '/api/finance/scheme-comparisons/file',
  allow: SCHEME_READERS,
  schema: {
    summary: 'The comparison of two measures as a workbook or CSV; logged before it leaves',
    tags: ['finance'],
    body: Strict(
      { before: Id, after: Id, ...ExportHow },
      {
        examples: [
          {
            before: '0b9a5a3e-7b7e-4a58-9a53-3e6f0e1b2c3d',
            after: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
            format: 'xlsx',
            lang: 'zh-CN',
          },
        ],
      },
    ),
    produces: ['text/csv', EXPORT_TYPES.xlsx],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

export const openSchemePaper = {
  method: 'GET',
  url: '/api/finance/scheme-documents/:documentId',
  allow: SCHEME_READERS,
  schema: {
    summary: 'The paper that approves a measure, as it came; the opening is logged',
    tags: ['finance'],
    params: Strict({ documentId: Id }),
    produces: [...DOCUMENT_TYPES],
    response: { 200: Type.Unknown({ description: 'The file.' }) },
  },
} as const satisfies Endpoint;

export const readSchemeShape = {
  method: 'GET',
  url: '/api/public/reward-scheme.schema.json',
  allow: 'ANYBODY',
  schema: {
    summary: 'The shape of a reward scheme, as a JSON Schema',
    tags: ['public'],
    response: { 200: Type.Unknown({ description: 'docs/reward-scheme.schema.json' }) },
  },
} as const satisfies Endpoint;

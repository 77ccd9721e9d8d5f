import { Type, type Static } from 'typebox';
import type { Role } from '../domain/roles.ts';
import { demonstrationScheme } from '../domain/default-scheme.ts';
import { FINDING_KINDS } from '../domain/scheme-finding.ts';
import { SCHEME_STATUSES } from '../domain/scheme-types.ts';
import {
  LARGE_BODY_BYTES,
  Done,
  type Endpoint,
  Id,
  Moment,
  Nullable,
  Strict,
  WithId,
  Words,
} from './endpoint.ts';
import { DOCUMENT_BODY_BYTES, OfficialDocument } from './official-document.ts';

export const SCHEME_READERS = [
  'REWARD_CLERK',
  'REWARD_APPROVER',
  'FINANCE_OFFICER',
  'AUDITOR',
] as const satisfies readonly Role[];

const InWords = Strict({ zh: Type.String(), en: Type.String() });
const Document = (options: Record<string, unknown> = {}) =>
  Type.Record(Type.String(), Type.Unknown(), options);

export const SchemeFinding = Strict({
  level: Type.Enum(['FAULT', 'NOTE'], { description: 'With a FAULT it can’t come into force.' }),
  kind: Type.Enum(FINDING_KINDS),
  path: Type.String({ description: 'As in the document: stages[0].bands[2].' }),
  words: InWords,
});
export type SchemeFinding = Static<typeof SchemeFinding>;

export const SchemeView = Strict({
  id: Id,
  code: Type.String({ description: 'The measure that this is a version of.' }),
  version: Type.Integer(),
  status: Type.Enum(SCHEME_STATUSES),
  title: Type.String(),
  demonstration: Type.Boolean({ description: 'No government has approved it; nobody may be paid by it.' }),
  documentNo: Nullable(Type.String({ description: 'What approves it; null until it is put forward.' })),
  paper: Nullable(Strict({ id: Id, name: Type.String(), sha256: Type.String() })),
  findings: Type.Array(SchemeFinding),
  createdAt: Moment,
  history: Type.Array(
    Strict({
      act: Type.Enum(['DRAFT', 'PROPOSE', 'ACTIVATE']),
      byName: Nullable(Type.String({ description: 'null: laid in when the office was set up.' })),
      at: Moment,
    }),
  ),
  stages: Type.Array(
    Strict({
      id: Type.String(),
      title: InWords,
      adds: Type.Boolean({ description: 'On top of the stages before it, or in their place.' }),
      tiers: Type.Array(Strict({ id: Type.String(), when: InWords, amount: InWords })),
    }),
  ),
  terms: Type.Array(InWords),
  document: Document(),
  may: Type.Array(Type.Enum(['PROPOSE', 'ACTIVATE'])),
});
export type SchemeView = Static<typeof SchemeView>;

/** A valid measure, for an office that has none to start from. */
export const SCHEME_EXAMPLE = demonstrationScheme('reward-990101', '示例区');

export const listSchemes = {
  method: 'GET',
  url: '/api/finance/schemes',
  allow: SCHEME_READERS,
  schema: {
    summary: 'The reward measures: the one in force, then drafts, then those retired',
    tags: ['finance'],
    response: { 200: Strict({ schemes: Type.Array(SchemeView) }) },
  },
} as const satisfies Endpoint;

export const draftScheme = {
  method: 'POST',
  url: '/api/finance/schemes',
  allow: ['REWARD_CLERK'],
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Lay down a measure as a draft, in the next version of its scheme_id',
    tags: ['finance'],
    body: Document({
      description:
        'The measure itself (reward-scheme/1); the office numbers its versions and keeps its status.',
      examples: [SCHEME_EXAMPLE],
    }),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

const params = Strict({ schemeId: Id });
const approval = Strict({ documentNo: Words(100, 2) }, { examples: [{ documentNo: '利政发〔2026〕8号' }] });
const proposal = Strict(
  {
    documentNo: Words(100, 2),
    document: OfficialDocument,
  },
  {
    examples: [
      {
        documentNo: '利政发〔2026〕8号',
        document: { name: '利政发〔2026〕8号.pdf', content: 'JVBERi0xLjQKJSVFT0YK' },
      },
    ],
  },
);

export const proposeScheme = {
  method: 'POST',
  url: '/api/finance/schemes/:schemeId/proposal',
  allow: ['REWARD_APPROVER'],
  maxBodyBytes: DOCUMENT_BODY_BYTES,
  schema: {
    summary: 'Put a draft forward on the document that approves it; refused while a tier has a fault',
    tags: ['finance'],
    params,
    body: proposal,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const activateScheme = {
  method: 'POST',
  url: '/api/finance/schemes/:schemeId/activation',
  allow: ['FINANCE_OFFICER'],
  schema: {
    summary: 'Put a proposed measure into force; leads received before keep the one of their day',
    tags: ['finance'],
    params,
    // The number that the finance officer compared with the paper: another one means it was put forward anew.
    body: approval,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { COPY_STATUSES, SCAN_STATUSES, UNCLEAN_REASONS } from '../domain/evidence.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict } from './endpoint.ts';
import { LEAD_READERS } from './leads.ts';

const lead = Strict({ leadId: Id });
const file = Strict({ leadId: Id, evidenceId: Id });

/** How a file can be looked at here; a FILE can only be downloaded. */
export const SHOWN_AS = ['PICTURE', 'PAGES', 'FILM', 'SOUND', 'FILE'] as const;

const CustodyEntry = Strict({
  act: Type.String(),
  at: Moment,
  byName: Nullable(Type.String()),
  byKind: Type.Enum(['STAFF', 'REPORTER', 'SYSTEM']),
  /** What was found or done, as a code: the scanner's verdict, why nothing could be cleaned. */
  detail: Nullable(Type.String()),
  /** Whether the digest written down then is that of the file as it was handed in; null where none was. */
  matches: Nullable(Type.Boolean()),
});

export const EvidenceItem = Strict({
  id: Id,
  /** The lead's first file is 1: what those who may not know its name call it. */
  number: Type.Integer(),
  /** Null for those who hold no key to the report as written. */
  name: Nullable(Type.String()),
  sha256: Nullable(Type.String()),
  receivedAt: Moment,
  scan: Type.Enum(SCAN_STATUSES),
  copy: Type.Enum(COPY_STATUSES),
  uncleanReason: Nullable(Type.Enum(UNCLEAN_REASONS)),
  /** Of the working copy; null while there is none. */
  type: Nullable(Type.String()),
  size: Nullable(Type.Integer()),
  shownAs: Type.Enum(SHOWN_AS),
  pages: Type.Integer(),
  hasThumb: Type.Boolean(),
  released: Nullable(Strict({ at: Moment, byName: Type.String() })),
  custody: Type.Array(CustodyEntry),
});
export type EvidenceItem = Static<typeof EvidenceItem>;

export const listEvidence = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/evidence',
  allow: LEAD_READERS,
  schema: {
    summary: 'A lead’s files as far as my keys open them: all of them for intake, else those released',
    tags: ['verification'],
    params: lead,
    response: { 200: Strict({ files: Type.Array(EvidenceItem), mayRelease: Type.Boolean() }) },
  },
} as const satisfies Endpoint;

const binary = Type.String({ format: 'binary' });

export const readEvidence = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/evidence/:evidenceId',
  allow: LEAD_READERS,
  schema: {
    summary: 'The working copy as a download, marked with who takes it; the opening is logged',
    tags: ['verification'],
    params: file,
    produces: ['application/octet-stream'],
    response: { 200: binary },
  },
} as const satisfies Endpoint;

export const readEvidenceThumb = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/evidence/:evidenceId/thumb',
  allow: LEAD_READERS,
  schema: {
    summary: 'A small picture of the working copy, marked with who looks',
    tags: ['verification'],
    params: file,
    produces: ['image/jpeg'],
    response: { 200: binary },
  },
} as const satisfies Endpoint;

export const readEvidencePage = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/evidence/:evidenceId/pages/:page',
  allow: LEAD_READERS,
  schema: {
    summary: 'A page of the working copy as a picture, marked with who looks; the opening is logged',
    tags: ['verification'],
    params: Strict({ leadId: Id, evidenceId: Id, page: Type.String({ pattern: '^[1-9]\\d{0,2}$' }) }),
    produces: ['image/jpeg'],
    response: { 200: binary },
  },
} as const satisfies Endpoint;

export const playEvidence = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/evidence/:evidenceId/play',
  allow: LEAD_READERS,
  head: true,
  schema: {
    summary: 'Sound or film of the working copy, in the ranges that a player asks for; the opening is logged',
    tags: ['verification'],
    params: file,
    produces: ['video/mp4'],
    response: { 200: binary },
  },
} as const satisfies Endpoint;

export const releaseEvidence = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/evidence-releases',
  allow: ['INTAKE_OFFICER'],
  schema: {
    summary: 'Let those who read the brief see these files’ working copies',
    tags: ['verification'],
    params: lead,
    body: Strict(
      {
        evidenceIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
        /** Of these, the ones that go although their metadata could not be removed. */
        uncleanedToo: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
      },
      { examples: [{ evidenceIds: ['018f2f6e-7c1a-7b5e-9d43-0a1b2c3d4e5f'], uncleanedToo: [] }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

import { Type } from 'typebox';
import { TRANSFER_PAPERS } from '../domain/transfer-papers.ts';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Nullable, Strict } from './endpoint.ts';

/** Those who prepare a transfer, decide about it, and receive it. */
export const PAPER_READERS = [
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
] as const satisfies readonly Role[];
const params = Strict({ leadId: Id, paper: Type.Enum(TRANSFER_PAPERS) });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const Block = Type.Union([
  Strict({ kind: Type.Enum(['heading', 'text', 'note', 'signed']), text: Type.String() }),
  Strict({
    kind: Type.Literal('table'),
    sheet: Strict({
      title: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Nullable(Type.Union([Type.String(), Type.Number()])))),
    }),
  }),
]);

export const readTransferPaper = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/case/papers/:paper',
  allow: PAPER_READERS,
  schema: {
    summary:
      'A paper of the transfer to the police, for print: the letter, the report of the investigation, the list',
    tags: ['verification'],
    params,
    response: {
      200: Strict({
        reference: Type.String(),
        organ: Type.String(),
        title: Type.String(),
        documentNo: Type.String(),
        blocks: Type.Array(Block),
      }),
    },
  },
} as const satisfies Endpoint;

export const takeTransferPaper = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/case/papers/:paper/file',
  allow: PAPER_READERS,
  schema: {
    summary: 'The same words as a DOCX',
    tags: ['verification'],
    params,
    produces: [DOCX],
    response: { 200: Type.String({ format: 'binary' }) },
  },
} as const satisfies Endpoint;

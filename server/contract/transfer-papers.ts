import { Type } from 'typebox';
import { TRANSFER_PAPERS } from '../domain/transfer-papers.ts';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Strict } from './endpoint.ts';
import { DOCX, PaperView } from './paper.ts';

/** Those who prepare a transfer, decide about it, and receive it. */
export const PAPER_READERS = [
  'LEAD_COORDINATOR',
  'LEAD_AGENCY_HEAD',
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
] as const satisfies readonly Role[];
const params = Strict({ leadId: Id, paper: Type.Enum(TRANSFER_PAPERS) });

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
      200: PaperView,
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

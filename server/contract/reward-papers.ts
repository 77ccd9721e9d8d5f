import { Type } from 'typebox';
import { REWARD_PAPERS } from '../domain/reward-papers.ts';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Id, Strict } from './endpoint.ts';
import { DOCX, PaperView } from './paper.ts';

/** Those who decide on an award. */
const READERS = [
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'FINANCE_OFFICER',
  'AUDITOR',
] as const satisfies readonly Role[];
const params = Strict({ rewardId: Id, paper: Type.Enum(REWARD_PAPERS) });

export const readRewardPaper = {
  method: 'GET',
  url: '/api/finance/rewards/:rewardId/papers/:paper',
  allow: READERS,
  schema: {
    summary: 'The approval form or a notice, for print; confidential, and each reading is recorded',
    tags: ['finance'],
    params,
    response: { 200: PaperView },
  },
} as const satisfies Endpoint;

export const takeRewardPaper = {
  method: 'GET',
  url: '/api/finance/rewards/:rewardId/papers/:paper/file',
  allow: READERS,
  schema: {
    summary: 'The same words as a DOCX',
    tags: ['finance'],
    params,
    produces: [DOCX],
    response: { 200: Type.String({ format: 'binary' }) },
  },
} as const satisfies Endpoint;

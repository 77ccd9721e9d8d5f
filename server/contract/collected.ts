import { Type, type Static } from 'typebox';
import { type Endpoint, Id, Moment, Strict, WithId, Words } from './endpoint.ts';
import { EvidenceItem } from './evidence.ts';
import { LEAD_READERS } from './leads.ts';
import { MessageUploads } from './talk.ts';

const params = Strict({ leadId: Id });

/** Files that a unit collected at one place. */
export const CollectedView = Strict({
  id: Id,
  unit: Type.String(),
  on: Type.String(),
  place: Type.String(),
  original: Type.String(),
  note: Type.String(),
  byName: Type.String(),
  at: Moment,
  files: Type.Array(EvidenceItem),
});
export type CollectedView = Static<typeof CollectedView>;

export const listCollected = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/collected',
  allow: LEAD_READERS,
  schema: {
    summary: 'What the units collected: my own unit’s, and the others’ once all three have signed',
    tags: ['verification'],
    params,
    response: { 200: Strict({ collected: Type.Array(CollectedView), mayCollect: Type.Boolean() }) },
  },
} as const satisfies Endpoint;

export const collectEvidence = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/collected',
  allow: ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'],
  schema: {
    summary: 'Put files that my unit collected into the vault, sealed with its findings',
    tags: ['verification'],
    params,
    body: Strict(
      {
        on: Words(10, 0),
        place: Words(300, 0),
        original: Words(300, 0),
        note: Type.Optional(Words(2_000, 0)),
        uploads: MessageUploads,
      },
      {
        examples: [
          {
            on: '2026-11-24',
            place: '祥和大厦三层前台',
            original: '市场监管分局物证柜3号',
            uploads: [{ id: '0123456789abcdef0123456789abcdef', secret: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
          },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';

const allow = ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'] as const;
const lead = Strict({ leadId: Id });
const one = Strict({ leadId: Id, handOverId: Id });

export const HandOverView = Strict({
  id: Id,
  documentNo: Type.String(),
  askedByName: Type.String(),
  askedAt: Moment,
  approvedByName: Nullable(Type.String()),
  approvedAt: Nullable(Moment),
  handedOverAt: Nullable(Moment),
  archiveSha256: Nullable(Type.String()),
  archiveBytes: Nullable(Type.Integer()),
  mayApprove: Type.Boolean(),
  mayTake: Type.Boolean(),
});
export type HandOverView = Static<typeof HandOverView>;

export const listHandOvers = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/hand-overs',
  allow,
  schema: {
    summary: 'A lead’s hand-overs to the police, and whether one may be asked for',
    tags: ['verification'],
    params: lead,
    response: { 200: Strict({ handOvers: Type.Array(HandOverView), mayAsk: Type.Boolean() }) },
  },
} as const satisfies Endpoint;

export const listWaitingHandOvers = {
  method: 'GET',
  url: '/api/verification/hand-overs',
  allow,
  schema: {
    summary: 'Hand-overs to the police that wait for me, to be approved or to be taken',
    tags: ['verification'],
    response: {
      200: Strict({ waiting: Type.Array(Strict({ leadId: Id, reference: Type.String(), handOverId: Id })) }),
    },
  },
} as const satisfies Endpoint;

export const askHandOver = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/hand-overs',
  allow: ['INTAKE_OFFICER'],
  schema: {
    summary: 'Ask for a hand-over of the originals to the police, by the number of the letter of transfer',
    tags: ['verification'],
    params: lead,
    body: Strict({ documentNo: Words(60) }, { examples: [{ documentNo: '利处非移〔2026〕3号' }] }),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const approveHandOver = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/hand-overs/:handOverId/approval',
  allow,
  schema: {
    summary: 'Approve it as the second person; the archive’s passphrase is shown once, to them alone',
    tags: ['verification'],
    params: one,
    response: { 200: Strict({ passphrase: Type.String() }) },
  },
} as const satisfies Endpoint;

export const takeHandOver = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/hand-overs/:handOverId/archive',
  allow: ['INTAKE_OFFICER'],
  schema: {
    summary: 'The encrypted archive (ZIP, AES-256) for whoever asked; once, and written down first',
    tags: ['verification'],
    params: one,
    produces: ['application/zip'],
    response: { 200: Type.String({ format: 'binary' }) },
  },
} as const satisfies Endpoint;

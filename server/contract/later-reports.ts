import { Type, type Static } from 'typebox';
import { LATER_VERDICTS } from '../domain/later-report.ts';
import type { Role } from '../domain/roles.ts';
import { Done, type Endpoint, Fen, Id, Nullable, Strict } from './endpoint.ts';

const WEIGHERS = [
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'AUDITOR',
] as const satisfies readonly Role[];
const params = Strict({ rewardId: Id });

export const LaterReportsView = Strict({
  /** Of a later reporter's share: the first reporter's award. */
  shareOf: Nullable(Strict({ id: Id, reference: Type.String() })),
  mayShare: Type.Boolean({ description: 'The measure gives later reporters who helped a part.' }),
  limitFen: Nullable(Fen),
  reports: Type.Array(
    Strict({
      leadId: Id,
      leadReference: Type.String(),
      place: Type.Integer({ description: 'In the sealed order of receipt.' }),
      first: Type.Boolean(),
      verdict: Nullable(Type.Enum(LATER_VERDICTS)),
      reason: Nullable(Type.String()),
      byName: Nullable(Type.String()),
      confirmedByName: Nullable(Type.String()),
      awardId: Nullable(Id),
      mayPropose: Type.Boolean(),
      mayConfirm: Type.Boolean(),
      mayDrop: Type.Boolean(),
    }),
  ),
});
export type LaterReportsView = Static<typeof LaterReportsView>;

export const listLaterReports = {
  method: 'GET',
  url: '/api/finance/rewards/:rewardId/later',
  allow: WEIGHERS,
  schema: {
    summary: 'The reports of one case in their sealed order, and what the later ones were worth',
    tags: ['finance'],
    params,
    response: { 200: LaterReportsView },
  },
} as const satisfies Endpoint;

export const judgeLaterReport = {
  method: 'POST',
  url: '/api/finance/rewards/:rewardId/later',
  allow: ['REWARD_CLERK', 'REWARD_REVIEWER'],
  schema: {
    summary: 'Propose what a later report was worth, confirm it, or say no',
    tags: ['finance'],
    params,
    body: Strict(
      {
        leadId: Id,
        act: Type.Enum(['PROPOSE', 'CONFIRM', 'DROP']),
        verdict: Type.Optional(Type.Enum(LATER_VERDICTS)),
        reason: Type.Optional(Type.String({ maxLength: 60 })),
      },
      {
        examples: [
          {
            leadId: '0b9a5a3e-7b7e-4a58-9a53-3e6f0e1b2c3d',
            act: 'PROPOSE',
            verdict: 'HELPFUL',
            reason: 'NEW_EVIDENCE',
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

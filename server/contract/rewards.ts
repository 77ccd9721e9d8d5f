import { Type, type Static } from 'typebox';
import { APPEAL_KINDS, CLAIM_CHANNELS, REWARD_STATUSES, REWARD_VERBS } from '../domain/reward.ts';
import { REWARD_PAPERS } from '../domain/reward-papers.ts';
import type { Role } from '../domain/roles.ts';
import { Done, type Endpoint, Fen, Id, Moment, Nullable, Strict, Version, Words, Owed } from './endpoint.ts';
import { QueueAsked, QueuePage } from './queue.ts';

export const REWARD_READERS = [
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'LEAD_AGENCY_HEAD',
  'FINANCE_OFFICER',
  'AUDITOR',
] as const satisfies readonly Role[];

/** Those who take a step; payment and pick-up have pages of their own, but for the bank's late return (R35). */
const REWARD_HANDS = [...REWARD_READERS, 'PAYMENT_CHECKER'] as const;

export const RewardRow = Strict({
  id: Id,
  reference: Type.String(),
  leadReference: Type.String(),
  leadGrade: Nullable(Type.Integer()),
  stageId: Type.String(),
  status: Type.Enum(REWARD_STATUSES),
  statusSince: Moment,
  lowFen: Fen,
  highFen: Nullable(Fen),
  amountFen: Nullable(Fen),
  owed: Nullable(Owed),
  turn: Type.Array(Type.String()),
  myTurn: Type.Boolean(),
});
export type RewardRow = Static<typeof RewardRow>;

export const listRewards = {
  method: 'GET',
  url: '/api/finance/rewards',
  allow: REWARD_READERS,
  schema: {
    summary: 'The reward desk’s queue',
    tags: ['finance'],
    querystring: QueueAsked(['MY_TURN', 'OPEN', 'ALL']),
    response: {
      200: QueuePage(RewardRow, { myTurn: Type.Integer(), open: Type.Integer(), all: Type.Integer() }),
    },
  },
} as const satisfies Endpoint;

/** What an award of its size needed beside the approver, by the number of its document. */
const ApprovalPaper = Strict({ code: Words(60), reference: Words(100, 0) });

const HandView = Strict({ hand: Type.String(), name: Type.String(), me: Type.Boolean() });

export const RewardView = Strict({
  ...RewardRow.properties,
  version: Version,
  leadVerifiedAt: Nullable(Moment),
  dispositionClass: Nullable(Type.String()),
  joint: Type.Boolean({
    description: 'Several reported jointly: this is one award, and one payee collects it.',
  }),
  schemeTitle: Type.String(),
  schemeVersion: Type.Integer(),
  schemeDraft: Type.Boolean({
    description: 'The scheme is a demonstration that no government has approved.',
  }),
  explanationZh: Type.String(),
  explanationEn: Type.String(),
  discretionReason: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  approvals: Type.Array(ApprovalPaper),
  approvalsNeeded: Type.Array(
    Strict({
      code: Type.String(),
      fromFen: Fen,
      now: Type.Boolean({ description: 'This amount needs it.' }),
    }),
  ),
  claimUntil: Nullable(Moment),
  claimChannel: Nullable(Type.Enum(CLAIM_CHANNELS)),
  appeal: Nullable(
    Strict({
      kind: Type.Enum(APPEAL_KINDS),
      askedAt: Moment,
      text: Nullable(Type.String({ description: 'The reporter’s words, for the reward desk alone.' })),
      answeredAt: Nullable(Moment),
      reason: Nullable(Type.String()),
      mayKeep: Type.Boolean({
        description: 'May say no: `drop` of the verb that would grant it, with a reason.',
      }),
    }),
  ),
  hands: Type.Array(HandView),
  proposal: Nullable(
    Strict({
      verb: Type.String(),
      byName: Nullable(Type.String({ description: 'null: the system itself.' })),
      mine: Type.Boolean(),
      mayDrop: Type.Boolean(),
    }),
  ),
  history: Type.Array(
    Strict({
      transition: Type.String(),
      to: Type.Enum(REWARD_STATUSES),
      byName: Nullable(Type.String()),
      byKind: Type.String(),
      reason: Nullable(Type.String()),
      at: Moment,
    }),
  ),
  fund: Strict({
    availableFen: Fen,
    /** Those that the money may come out of: one, and nobody is asked. */
    choices: Type.Array(
      Strict({ id: Id, title: Type.String(), budgetLine: Type.String(), availableFen: Fen }),
    ),
  }),
  papers: Type.Array(Type.Enum(REWARD_PAPERS)),
  may: Type.Array(Type.Enum(REWARD_VERBS)),
  mayPropose: Type.Array(Type.Enum(REWARD_VERBS)),
});
export type RewardView = Static<typeof RewardView>;

const params = Strict({ rewardId: Id });

export const readReward = {
  method: 'GET',
  url: '/api/finance/rewards/:rewardId',
  allow: REWARD_READERS,
  schema: {
    summary: 'One award, with its arithmetic and its hands',
    tags: ['finance'],
    params,
    response: { 200: RewardView },
  },
} as const satisfies Endpoint;

export const stepReward = {
  method: 'POST',
  url: '/api/finance/rewards/:rewardId/steps',
  allow: REWARD_HANDS,
  schema: {
    summary: 'Take a step of the reward’s machine, or propose one that a second person confirms',
    tags: ['finance'],
    params,
    body: Strict(
      {
        version: Version,
        verb: Type.Enum(REWARD_VERBS),
        propose: Type.Optional(Type.Boolean({ description: 'Only propose; another person confirms.' })),
        drop: Type.Optional(
          Type.Boolean({
            description:
              'Say no to the proposal of this verb or to a reporter’s request for it, or take it back.',
          }),
        ),
        reason: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 500,
            description:
              'A code of the step’s list in REWARD_REASONS, one of HOLD_GROUNDS for hold; never free words, for ' +
              'an award stands in the clear.',
          }),
        ),
        amountFen: Type.Optional(Fen),
        approvals: Type.Optional(Type.Array(ApprovalPaper, { maxItems: 10 })),
        documentNo: Type.Optional(Words(100)),
        fundId: Type.Optional(
          Type.Unsafe<string>({
            ...Id,
            description: 'Where the year has several funds: out of which one (R10).',
          }),
        ),
      },
      { examples: [{ version: 1, verb: 'start' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

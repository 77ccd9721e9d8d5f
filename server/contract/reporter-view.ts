import { Type, type Static } from 'typebox';
import { ASKED_ITEMS } from '../domain/code-lists.ts';
import { CONTACT_WAYS } from '../domain/contact-way.ts';
import { OFFICE_KINDS } from '../domain/office-kinds.ts';
import { OPENED } from '../domain/openings.ts';
import { PUBLIC_REWARD_STATUSES, PUBLIC_STATUSES } from '../domain/reporter-view.ts';
import { APPEAL_KINDS, CLAIM_CHANNELS, REWARD_PROMISES } from '../domain/reward.ts';
import { Fen, Moment, Nullable, Owed, Strict } from './endpoint.ts';
import { ReceivedFile } from './report.ts';
import { Message } from './talk.ts';

export const ReporterReward = Strict({
  reference: Type.String(),
  status: Type.Enum(PUBLIC_REWARD_STATUSES),
  statusSince: Moment,
  amountFen: Nullable(Fen),
  explanationZh: Nullable(Type.String()),
  explanationEn: Nullable(Type.String()),
  sentenceZh: Nullable(Type.String({ description: 'The arithmetic in one sentence.' })),
  sentenceEn: Nullable(Type.String()),
  reason: Nullable(Type.String({ description: 'A code of the catalogue of reasons.' })),
  claimUntil: Nullable(Moment),
  daysLeft: Nullable(Type.Integer({ description: 'Whole days until the claim ends; 0 on its last.' })),
  claimChannel: Nullable(Type.Enum(CLAIM_CHANNELS)),
  promise: Nullable(
    Strict(
      { ...Owed.properties, what: Type.Enum([...REWARD_PROMISES, 'ANSWER']) },
      {
        description: 'What the office owes the reporter of this award; ANSWER: to their request.',
      },
    ),
  ),
  appeal: Nullable(
    Strict({
      kind: Type.Enum(APPEAL_KINDS),
      askedAt: Nullable(Moment),
      answeredAt: Nullable(Moment),
      granted: Nullable(Type.Boolean({ description: 'null while it waits.' })),
      reason: Nullable(Type.String({ description: 'A code of the catalogue of reasons.' })),
    }),
  ),
  joint: Type.Boolean({ description: 'Several reported jointly: one payee collects for all.' }),
  may: Strict({
    claim: Type.Boolean(),
    waive: Type.Boolean(),
    correctAccount: Type.Boolean(),
    proxy: Type.Boolean({ description: 'Somebody else may collect it.' }),
    renewCode: Type.Boolean({
      description: 'A pick-up code that was lost or ran out: claim again by the same channel.',
    }),
    appeal: Nullable(Strict({ kind: Type.Enum(APPEAL_KINDS), until: Moment })),
  }),
});

/** What stands in the reporter's own history beside the changes of its status. */
export const REPORTER_EVENTS = [
  ...PUBLIC_STATUSES,
  'SUPPLIED',
  'EXTENDED',
  'EVIDENCE_ADDED',
  'REVIEW_ASKED',
  'REVIEW_KEPT',
  'NAMED',
  'WITHDRAWAL',
] as const;
export type ReporterEvent = (typeof REPORTER_EVENTS)[number];

export const ReporterView = Strict({
  reference: Type.String(),
  receivedAt: Moment,
  identityMode: Type.Enum(['ANON', 'NAMED']),
  rewardWaived: Type.Boolean(),
  publicStatus: Type.Enum(PUBLIC_STATUSES),
  step: Type.Integer({ minimum: 1, maximum: 5 }),
  urgent: Type.Boolean(),
  withdrawn: Type.Boolean(),
  referredTo: Nullable(Type.String()),
  refusalReason: Nullable(Type.String({ description: 'A code of the catalogue of reasons.' })),
  unproven: Nullable(
    Type.String({ description: 'Why it could not be proved, or that it was not confirmed: a code.' }),
  ),
  owed: Nullable(Owed),
  reviewAsked: Type.Boolean({ description: 'A review runs; `owed` is then the day of its answer.' }),
  supplementDueAt: Nullable(Moment),
  /** What the office asks for now, where it does. */
  asked: Nullable(Strict({ items: Type.Array(Type.Enum(ASKED_ITEMS)), text: Type.String() })),
  timeline: Type.Array(Strict({ event: Type.Enum(REPORTER_EVENTS), at: Moment })),
  openings: Type.Array(Strict({ office: Type.Enum(OFFICE_KINDS), what: Type.Enum(OPENED), at: Moment }), {
    description: 'Which kinds of office opened what, newest first; none that a hold keeps back.',
  }),
  contact: Strict({
    ways: Type.Array(Type.Enum(CONTACT_WAYS), {
      description: 'What this office can send by; none: nobody is asked.',
    }),
    address: Nullable(Type.String({ description: 'What was left, all but a letter or two covered.' })),
  }),
  erasedAt: Nullable(
    Type.String({
      format: 'date-time',
      description: 'Report and files were erased then, their period being over.',
    }),
  ),
  report: Strict({ targetName: Type.String(), narrative: Type.String() }),
  evidence: Type.Array(ReceivedFile),
  messages: Type.Array(Message),
  rewards: Type.Array(ReporterReward),
  may: Strict({
    withdraw: Type.Boolean(),
    supply: Type.Boolean(),
    addEvidence: Type.Boolean(),
    askReview: Type.Boolean(),
    name: Type.Boolean({ description: 'An anonymous reporter may still give their name.' }),
  }),
});
export type ReporterView = Static<typeof ReporterView>;

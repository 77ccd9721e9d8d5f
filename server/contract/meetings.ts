import { Type, type Static } from 'typebox';
import { JOINT_UNITS } from '../domain/units.ts';
import { MEETING_STATUSES } from '../domain/meeting.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Version, WithId, Words } from './endpoint.ts';
import { LEAD_READERS } from './leads.ts';

const params = Strict({ leadId: Id });
const meeting = Strict({ leadId: Id, meetingId: Id });
const COORDINATOR = ['LEAD_COORDINATOR'] as const;
const Units = Type.Array(Type.Enum(JOINT_UNITS), { maxItems: 3, uniqueItems: true });

export const MeetingView = Strict({
  id: Id,
  version: Version,
  status: Type.Enum(MEETING_STATUSES),
  /** Whether it belongs to the present round of proof. */
  current: Type.Boolean(),
  startsAt: Moment,
  calledByName: Type.String(),
  calledAt: Moment,
  /** Null where none of my desks holds the key. */
  words: Nullable(Strict({ place: Type.String(), agenda: Type.String() })),
  answers: Type.Array(
    Strict({ unit: Type.String(), comes: Type.Boolean(), name: Type.String(), at: Moment }),
  ),
  attended: Units,
  /** Units that must attend and did not: with one of them missing it can't determine. */
  missing: Units,
  minutes: Nullable(
    Strict({
      present: Type.String(),
      text: Type.String(),
      recordedByName: Type.String(),
      recordedAt: Moment,
      /** How many versions there are, this one included. */
      versions: Type.Integer(),
    }),
  ),
  mayRecord: Type.Boolean(),
  mayMove: Type.Boolean(),
  mayAnswer: Type.Boolean(),
});
export type MeetingView = Static<typeof MeetingView>;

export const listMeetings = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/meetings',
  allow: LEAD_READERS,
  schema: {
    summary: 'A lead’s joint meetings; agenda and minutes as far as my keys open them',
    tags: ['verification'],
    params,
    response: {
      200: Strict({
        meetings: Type.Array(MeetingView),
        mayCall: Type.Boolean(),
        /** Whom the district wants at a meeting that determines. */
        quorum: Units,
        /** Whether a determination can be drafted now, as far as meetings go. */
        ready: Type.Boolean(),
      }),
    },
  },
} as const satisfies Endpoint;

const call = { startsAt: Moment, place: Words(300), agenda: Words(3_000) };
const example = {
  startsAt: '2026-12-01T01:30:00Z',
  place: '区发改局三楼会议室',
  agenda: '一、各单位通报核查情况；二、认定与分级。',
};

export const callMeeting = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/meetings',
  allow: COORDINATOR,
  schema: {
    summary: 'Call the three units to a joint meeting',
    tags: ['verification'],
    params,
    body: Strict(call, { examples: [example] }),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const moveMeeting = {
  method: 'PUT',
  url: '/api/verification/leads/:leadId/meetings/:meetingId',
  allow: COORDINATOR,
  schema: {
    summary: 'Another time, place or agenda; the units answer anew',
    tags: ['verification'],
    params: meeting,
    body: Strict({ version: Version, ...call }, { examples: [{ version: 1, ...example }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const cancelMeeting = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/meetings/:meetingId/cancellation',
  allow: COORDINATOR,
  schema: {
    summary: 'The meeting won’t take place',
    tags: ['verification'],
    params: meeting,
    body: Strict(
      { version: Version, reason: Words(500) },
      { examples: [{ version: 1, reason: '公安分局临时有任务。' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const answerMeeting = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/meetings/:meetingId/answers',
  allow: ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'],
  schema: {
    summary: 'Say whether my unit comes',
    tags: ['verification'],
    params: meeting,
    body: Strict({ version: Version, comes: Type.Boolean() }, { examples: [{ version: 1, comes: true }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const recordMinutes = {
  method: 'PUT',
  url: '/api/verification/leads/:leadId/meetings/:meetingId/minutes',
  allow: COORDINATOR,
  schema: {
    summary: 'Write the minutes, or correct them while nothing is determined; every version stays',
    tags: ['verification'],
    params: meeting,
    body: Strict(
      { version: Version, attended: Units, present: Words(2_000), minutes: Words(10_000) },
      {
        examples: [
          {
            version: 1,
            attended: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
            present: '柯协调（发改局）、马一（公安分局）、石一（市场监管分局）',
            minutes: '一、各单位通报核查情况。二、一致认为查证属实，定二级、乙类。',
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

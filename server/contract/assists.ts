import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId, Words, Owed } from './endpoint.ts';
import { LEAD_READERS } from './leads.ts';

const params = Strict({ leadId: Id });

export const AssistView = Strict({
  id: Id,
  unit: Type.String(),
  asks: Type.String(),
  askedByName: Type.String(),
  askedAt: Moment,
  dueAt: Moment,
  /** Null once it is answered. */
  owed: Nullable(Owed),
  answer: Nullable(Type.String()),
  answeredByName: Nullable(Type.String()),
  answeredAt: Nullable(Moment),
  mayAnswer: Type.Boolean(),
});
export type AssistView = Static<typeof AssistView>;

export const listAssists = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/assists',
  allow: LEAD_READERS,
  schema: {
    summary: 'Requests for assistance and their answers, as far as my keys open them',
    tags: ['verification'],
    params,
    response: {
      200: Strict({
        assists: Type.Array(AssistView),
        /** The assisting units whom I may ask. */
        mayAsk: Type.Array(Type.String()),
      }),
    },
  },
} as const satisfies Endpoint;

export const askAssist = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/assists',
  allow: ['LEAD_COORDINATOR'],
  schema: {
    summary: 'Ask an assisting unit for something, until a day',
    tags: ['verification'],
    params,
    body: Strict(
      {
        unit: Words(40, 0),
        text: Words(3_000, 0),
        /** The last day for an answer, by the calendar in China. */
        dueOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      },
      {
        examples: [
          { unit: 'CIVIL_AFFAIRS', text: '请核对该机构是否在贵局备案养老服务。', dueOn: '2026-12-01' },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const answerAssist = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/assists/:assistId/answer',
  allow: ['INDUSTRY_REGULATOR', 'TOWNSHIP_OFFICER'],
  schema: {
    summary: 'Answer what my unit was asked',
    tags: ['verification'],
    params: Strict({ leadId: Id, assistId: Id }),
    body: Strict({ text: Words(5_000, 0) }, { examples: [{ text: '经查，该机构未在我局备案。' }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

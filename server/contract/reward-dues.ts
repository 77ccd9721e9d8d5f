import { Type } from 'typebox';
import { type Endpoint, Strict } from './endpoint.ts';

export const readMyRewardDues = {
  method: 'GET',
  url: '/api/office/reward-dues',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'How many steps of awards are mine: past their date, due today, due this week; none but numbers',
    tags: ['office'],
    response: {
      200: Strict({ overdue: Type.Integer(), today: Type.Integer(), week: Type.Integer() }),
    },
  },
} as const satisfies Endpoint;

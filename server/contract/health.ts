import { Type } from 'typebox';
import { type Endpoint, Strict } from './endpoint.ts';

export const readHealth = {
  method: 'GET',
  url: '/api/public/health',
  allow: 'ANYBODY',
  schema: {
    summary: 'Is the office able to work?',
    tags: ['public'],
    response: { 200: Strict({ ok: Type.Literal(true), version: Type.String() }) },
  },
} as const satisfies Endpoint;

import { Type, type Static } from 'typebox';
import { MAX_VILLAGES } from '../domain/villages.ts';
import { Done, type Endpoint, LARGE_BODY_BYTES, Strict, Version, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

const Village = Strict({
  code: Type.String(),
  townshipCode: Type.String(),
  zh: Type.String(),
  en: Type.String(),
});
export type Village = Static<typeof Village>;

export const listVillages = {
  method: 'GET',
  url: '/api/public/villages',
  allow: 'ANYBODY',
  schema: {
    summary: 'Villages and communities that a report can name; none where the office keeps no list',
    tags: ['public'],
    response: { 200: Strict({ villages: Type.Array(Village) }) },
  },
} as const satisfies Endpoint;

export const readVillages = {
  method: 'GET',
  url: '/api/admin/villages',
  allow: SYS,
  schema: {
    summary: 'The list of villages and communities, in its order',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, villages: Type.Array(Village) }) },
  },
} as const satisfies Endpoint;

/** Whether a line holds a village says the rule, so that all mistakes are told at once, each by its line. */
const Line = Type.Array(Words(200, 0), { maxItems: 12 });

export const saveVillages = {
  method: 'PUT',
  url: '/api/admin/villages',
  allow: SYS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary:
      'Replace the list by the lines of a table: twelve-digit code, name, English name; the form offers it at once',
    tags: ['admin'],
    body: Strict(
      { version: Version, lines: Type.Array(Line, { maxItems: MAX_VILLAGES * 2 }) },
      {
        examples: [{ version: 1, lines: [['640302100201', '示例一村', 'Example Village One']] }],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

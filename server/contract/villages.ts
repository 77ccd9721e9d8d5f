import { Type, type Static } from 'typebox';
import { Done, type Endpoint, LARGE_BODY_BYTES, Strict, Version } from './endpoint.ts';

export { MAX_VILLAGES } from '../domain/villages.ts';

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

export const VILLAGES_FILE_BYTES = 180 * 1024;

export const saveVillages = {
  method: 'PUT',
  url: '/api/admin/villages',
  allow: SYS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary:
      'Replace the list by a table; an empty one takes it away, and the form then asks for a name in words',
    tags: ['admin'],
    body: Strict(
      {
        version: Version,
        file: Type.String({
          maxLength: Math.ceil(VILLAGES_FILE_BYTES / 3) * 4,
          pattern: '^[A-Za-z0-9+/]*={0,2}$',
          description:
            'CSV (UTF-8 or GB18030; commas or tabs) or XLSX, base64: twelve-digit code, name, English name if there is one.',
        }),
      },
      // 640302100201,示例一村
      { examples: [{ version: 1, file: 'NjQwMzAyMTAwMjAxLOekuuS+i+S4gOadkQo=' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

import { Type } from 'typebox';
import type { DistrictTexts } from '../domain/district-texts.ts';
import { Done, type Endpoint, Strict, Version } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;
const LONGEST = 2_000;

const said = Type.Optional(Type.String({ maxLength: LONGEST }));
/** By the path of the sentence in the pages' messages; the rules say which there are and how long they may be. */
export const Texts = Type.Unsafe<DistrictTexts>(
  Type.Record(Type.String({ pattern: '^[A-Za-z.]{1,80}$' }), Strict({ zh: said, en: said })),
);

export const readTexts = {
  method: 'GET',
  url: '/api/admin/texts',
  allow: SYS,
  schema: {
    summary: 'The sentences that the district words itself',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, texts: Texts }) },
  },
} as const satisfies Endpoint;

export const saveTexts = {
  method: 'PUT',
  url: '/api/admin/texts',
  allow: SYS,
  maxBodyBytes: 128 * 1024,
  schema: {
    summary: 'Replace the district’s own sentences; what is left out says what the portal says',
    tags: ['admin'],
    body: Strict(
      { version: Version, texts: Texts },
      { examples: [{ version: 1, texts: { 'resident.home.title': { zh: '发现可疑集资，请告诉我们' } } }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

import { Type } from 'typebox';
import type { NoticeTexts } from '../domain/notice-texts.ts';
import { Done, type Endpoint, Strict, Version } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;
const LONGEST = 4_000;

const said = Type.Optional(Type.String({ maxLength: LONGEST }));
export const Notices = Type.Unsafe<NoticeTexts>(
  Type.Record(Type.String({ pattern: '^[A-Za-z_.]{1,60}$' }), Strict({ zh: said, en: said })),
);
const Both = Strict({ zh: Type.String(), en: Type.String() });

export const readNotices = {
  method: 'GET',
  url: '/api/admin/notices',
  allow: SYS,
  schema: {
    summary: 'What the office’s mail says: the portal’s words, and the district’s where it has its own',
    tags: ['admin'],
    response: {
      200: Strict({
        version: Version,
        texts: Notices,
        parts: Type.Array(
          Strict({
            key: Type.String(),
            portal: Both,
            longest: Strict({ zh: Type.Integer(), en: Type.Integer() }),
            lines: Type.Boolean(),
            holds: Type.Array(Type.String()),
            needs: Type.Array(Type.String()),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const saveNotices = {
  method: 'PUT',
  url: '/api/admin/notices',
  allow: SYS,
  maxBodyBytes: 256 * 1024,
  schema: {
    summary: 'Word the office’s mail; what is left out says what the portal says',
    tags: ['admin'],
    body: Strict(
      { version: Version, texts: Notices },
      { examples: [{ version: 1, texts: { 'turn.LEAD_TURN': { zh: '有一件事等您处理' } } }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

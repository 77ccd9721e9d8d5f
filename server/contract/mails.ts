import { Type } from 'typebox';
import { type Endpoint, Id, Moment, Nullable, Strict } from './endpoint.ts';

export const listMails = {
  method: 'GET',
  url: '/api/admin/mails',
  allow: ['SYS_ADMIN'],
  schema: {
    summary: 'The outbox: mail that went out, and mail that waits because there is no mail server',
    tags: ['admin'],
    querystring: Strict({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }),
    response: {
      200: Strict({
        smtp: Type.Boolean(),
        total: Type.Integer(),
        page: Type.Integer(),
        pageSize: Type.Integer(),
        mails: Type.Array(
          Strict({
            id: Id,
            toName: Type.String(),
            template: Type.String(),
            subject: Type.String(),
            body: Type.String(),
            status: Type.Enum(['WAITING', 'SENT', 'FAILED']),
            attempts: Type.Integer(),
            createdAt: Moment,
            sentAt: Nullable(Moment),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

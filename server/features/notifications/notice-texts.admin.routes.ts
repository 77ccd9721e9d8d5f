import type { FastifyInstance } from 'fastify';
import { readNotices, saveNotices } from '../../contract/notices.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { NoticeTextsService } from './notice-texts.service.ts';

type Services = { noticeTexts: NoticeTextsService };

export function noticeTextRoutes(app: FastifyInstance, { noticeTexts }: Services): void {
  serveStaff(app, readNotices, () => noticeTexts.read());
  serveStaff(app, saveNotices, async ({ caller, body }) => {
    await noticeTexts.save(caller, body.version, body.texts);
    return { ok: true } as const;
  });
}

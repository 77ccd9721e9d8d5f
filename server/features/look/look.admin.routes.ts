import type { FastifyInstance } from 'fastify';
import { readLook, saveEmblem, saveLook } from '../../contract/look.ts';
import { readTexts, saveTexts } from '../../contract/texts.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { LookService } from './look.service.ts';
import type { TextsService } from './texts.service.ts';

const ok = { ok: true } as const;

type Services = { look: LookService; texts: TextsService };

export function lookRoutes(app: FastifyInstance, { look, texts }: Services): void {
  serveStaff(app, readLook, () => look.read());
  serveStaff(app, saveLook, async ({ caller, body }) => {
    await look.save(caller, body.version, body.look);
    return ok;
  });
  serveStaff(app, saveEmblem, async ({ caller, body }) => {
    await look.saveEmblem(caller, body.version, body.picture);
    return ok;
  });
  serveStaff(app, readTexts, () => texts.read());
  serveStaff(app, saveTexts, async ({ caller, body }) => {
    await texts.save(caller, body.version, body.texts);
    return ok;
  });
}

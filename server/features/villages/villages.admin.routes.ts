import type { FastifyInstance } from 'fastify';
import { readVillages, saveVillages } from '../../contract/villages.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { VillagesService } from './villages.service.ts';

export function villageAdminRoutes(app: FastifyInstance, { villages }: { villages: VillagesService }): void {
  serveStaff(app, readVillages, () => villages.read());
  serveStaff(app, saveVillages, async ({ caller, body }) => {
    await villages.save(caller, body.version, body.file);
    return { ok: true } as const;
  });
}

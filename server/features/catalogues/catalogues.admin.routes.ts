import type { FastifyInstance } from 'fastify';
import { readCatalogues, saveCatalogues } from '../../contract/catalogues.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { CataloguesService } from './catalogues.service.ts';

export function catalogueRoutes(
  app: FastifyInstance,
  { catalogues }: { catalogues: CataloguesService },
): void {
  serveStaff(app, readCatalogues, () => catalogues.read());
  serveStaff(app, saveCatalogues, async ({ caller, body }) => {
    await catalogues.save(caller, body.version, body.lists);
    return { ok: true } as const;
  });
}

import type { FastifyInstance } from 'fastify';
import { activateScheme, draftScheme, listSchemes, proposeScheme } from '../../contract/schemes.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { SchemesService } from './schemes.service.ts';

const ok = { ok: true } as const;

export function schemeRoutes(app: FastifyInstance, { schemes }: { schemes: SchemesService }): void {
  serveStaff(app, listSchemes, ({ caller }) => schemes.list(caller));
  serveStaff(app, draftScheme, async ({ caller, body }) => ({ id: await schemes.draft(caller, body) }));
  serveStaff(app, proposeScheme, async ({ caller, params, body }) => {
    await schemes.propose(caller, params.schemeId, body.documentNo);
    return ok;
  });
  serveStaff(app, activateScheme, async ({ caller, params, body }) => {
    await schemes.activate(caller, params.schemeId, body.documentNo);
    return ok;
  });
}

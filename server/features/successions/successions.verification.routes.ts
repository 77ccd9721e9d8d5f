import type { FastifyInstance } from 'fastify';
import { listHeldWork, passWorkOn } from '../../contract/successions.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { SuccessionsService } from './successions.service.ts';

export function successionRoutes(
  app: FastifyInstance,
  { successions }: { successions: SuccessionsService },
): void {
  serveStaff(app, listHeldWork, ({ caller, query }) => successions.list(caller, query.staffId));
  serveStaff(app, passWorkOn, ({ caller, params, body }) => successions.pass(caller, params.leadId, body));
}

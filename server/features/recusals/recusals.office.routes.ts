import type { FastifyInstance } from 'fastify';
import { declareRecusal, declareTie, listRecusals, withdrawTie } from '../../contract/recusals.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RecusalsService } from './recusals.service.ts';

export function recusalRoutes(app: FastifyInstance, { recusals }: { recusals: RecusalsService }): void {
  serveStaff(app, listRecusals, ({ caller }) => recusals.list(caller));
  serveStaff(app, declareRecusal, ({ caller, body }) => recusals.declare(caller, body));
  serveStaff(app, declareTie, ({ caller, body }) => recusals.tie(caller, body));
  serveStaff(app, withdrawTie, ({ caller, params }) => recusals.withdrawTie(caller, params.tieId));
}

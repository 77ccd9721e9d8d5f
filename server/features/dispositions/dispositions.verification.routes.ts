import type { FastifyInstance } from 'fastify';
import { listCases, recordInCase } from '../../contract/dispositions.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { DispositionsService } from './dispositions.service.ts';

export function dispositionRoutes(
  app: FastifyInstance,
  { dispositions }: { dispositions: DispositionsService },
): void {
  serveStaff(app, listCases, ({ caller, params }) => dispositions.list(caller, params.leadId));
  serveStaff(app, recordInCase, ({ caller, params, body }) =>
    dispositions.record(caller, params.leadId, body),
  );
}

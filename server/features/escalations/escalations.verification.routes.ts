import type { FastifyInstance } from 'fastify';
import { readEscalations } from '../../contract/escalations.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { EscalationsService } from './escalations.service.ts';

export function escalationRoutes(
  app: FastifyInstance,
  { escalations }: { escalations: EscalationsService },
): void {
  serveStaff(app, readEscalations, ({ caller, params }) => escalations.ofLead(caller, params.leadId));
}

import type { FastifyInstance } from 'fastify';
import { readEscalations, writeBrief } from '../../contract/escalations.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { EscalationsService } from './escalations.service.ts';
import type { LateBriefService } from './late-brief.service.ts';

export function escalationRoutes(
  app: FastifyInstance,
  { escalations, lateBrief }: { escalations: EscalationsService; lateBrief: LateBriefService },
): void {
  serveStaff(app, readEscalations, ({ caller, params }) => escalations.ofLead(caller, params.leadId));
  serveStaff(app, writeBrief, ({ caller, params, body }) => lateBrief.write(caller, params.leadId, body));
}

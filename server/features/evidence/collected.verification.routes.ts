import type { FastifyInstance } from 'fastify';
import { collectEvidence, listCollected } from '../../contract/collected.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { CollectedService } from './collected.service.ts';

export function collectedRoutes(app: FastifyInstance, { collected }: { collected: CollectedService }): void {
  serveStaff(app, listCollected, ({ caller, params }) => collected.list(caller, params.leadId));
  serveStaff(app, collectEvidence, ({ caller, params, body }) =>
    collected.collect(caller, params.leadId, body),
  );
}

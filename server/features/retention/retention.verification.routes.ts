import type { FastifyInstance } from 'fastify';
import {
  decideErasureRun,
  holdLead,
  liftHold,
  proposeErasure,
  readRetention,
} from '../../contract/retention.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { LegalHolds } from './legal-holds.service.ts';
import type { RetentionService } from './retention.service.ts';

type Services = { retention: RetentionService; legalHolds: LegalHolds };

export function retentionRoutes(app: FastifyInstance, { retention, legalHolds }: Services): void {
  serveStaff(app, readRetention, ({ caller, query }) => retention.read(caller.actor, query.days));
  serveStaff(app, proposeErasure, ({ caller, body }) => retention.propose(caller, body.leadIds));
  serveStaff(app, decideErasureRun, ({ caller, params, body }) =>
    retention.decide(caller, params.runId, body.approve),
  );
  serveStaff(app, holdLead, ({ caller, params, body }) => legalHolds.set(caller, params.leadId, body));
  serveStaff(app, liftHold, ({ caller, params }) => legalHolds.lift(caller, params.leadId, params.holdId));
}

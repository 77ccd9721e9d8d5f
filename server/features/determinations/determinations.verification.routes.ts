import type { FastifyInstance } from 'fastify';
import { draftDetermination, issueDetermination, signDetermination } from '../../contract/determinations.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { DeterminationsService } from './determinations.service.ts';

type Services = { determinations: DeterminationsService };

export function determinationRoutes(app: FastifyInstance, { determinations }: Services): void {
  serveStaff(app, draftDetermination, ({ caller, params, body }) =>
    determinations.draft(caller, params.leadId, body),
  );
  serveStaff(app, signDetermination, ({ caller, params, body }) =>
    determinations.sign(caller, params.leadId, body),
  );
  serveStaff(app, issueDetermination, ({ caller, params, body }) =>
    determinations.issue(caller, params.leadId, body.version),
  );
}

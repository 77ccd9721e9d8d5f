import type { FastifyInstance } from 'fastify';
import { answerAssist, askAssist, listAssists } from '../../contract/assists.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { AssistsService } from './assists.service.ts';

export function assistRoutes(app: FastifyInstance, { assists }: { assists: AssistsService }): void {
  serveStaff(app, listAssists, ({ caller, params }) => assists.list(caller, params.leadId));
  serveStaff(app, askAssist, ({ caller, params, body }) => assists.ask(caller, params.leadId, body));
  serveStaff(app, answerAssist, ({ caller, params, body }) =>
    assists.answer(caller, params.leadId, params.assistId, body.text),
  );
}

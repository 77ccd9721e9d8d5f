import type { FastifyInstance } from 'fastify';
import {
  answerUnseal,
  askUnseal,
  endUnseal,
  listUnseals,
  openUnseal,
  readUnseal,
} from '../../contract/unseals.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { UnsealsService } from './unseals.service.ts';

export function unsealRoutes(app: FastifyInstance, { unseals }: { unseals: UnsealsService }): void {
  serveStaff(app, listUnseals, ({ caller }) => unseals.list(caller));
  serveStaff(app, readUnseal, ({ caller, params }) => unseals.read(caller, params.unsealId));
  serveStaff(app, askUnseal, ({ caller, body }) => unseals.ask(caller, body));
  serveStaff(app, answerUnseal, ({ caller, params, body }) => unseals.answer(caller, params.unsealId, body));
  serveStaff(app, endUnseal, ({ caller, params }) => unseals.end(caller, params.unsealId));
  serveStaff(app, openUnseal, ({ caller, params }) => unseals.open(caller, params.unsealId));
}

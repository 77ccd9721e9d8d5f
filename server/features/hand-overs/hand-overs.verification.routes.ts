import type { FastifyInstance } from 'fastify';
import {
  approveHandOver,
  askHandOver,
  listHandOvers,
  listWaitingHandOvers,
  takeHandOver,
} from '../../contract/hand-overs.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { HandOversService } from './hand-overs.service.ts';

export function handOverRoutes(app: FastifyInstance, { handOvers }: { handOvers: HandOversService }): void {
  serveStaff(app, listHandOvers, ({ caller, params }) => handOvers.list(caller, params.leadId));
  serveStaff(app, listWaitingHandOvers, ({ caller }) => handOvers.waiting(caller));
  serveStaff(app, askHandOver, ({ caller, params, body }) =>
    handOvers.ask(caller, params.leadId, body.documentNo),
  );
  serveStaff(app, approveHandOver, ({ caller, params }) =>
    handOvers.approve(caller, params.leadId, params.handOverId),
  );
  serveStaff(app, takeHandOver, async ({ caller, params, reply }) => {
    const { name, content } = await handOvers.take(caller, params.leadId, params.handOverId);
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .send(content);
  });
}

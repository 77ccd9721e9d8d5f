import type { FastifyInstance } from 'fastify';
import { checkReceiptProof, listCheckpoints, readConsistency, readLogState } from '../../contract/log.ts';
import { serve } from '../../doors/serve.ts';
import type { LogService } from './log.service.ts';

export function logRoutes(app: FastifyInstance, { log }: { log: LogService }): void {
  serve(app, readLogState, () => log.state());
  serve(app, listCheckpoints, ({ query }) => log.checkpoints(query.before));
  serve(app, readConsistency, ({ query }) => log.consistency(query.from, query.to));
  serve(app, checkReceiptProof, ({ body }) => log.check(body.proof));
}

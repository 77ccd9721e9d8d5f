import type { FastifyInstance } from 'fastify';
import { claimReward, waiveReward } from '../../contract/receipt.ts';
import { serve } from '../../doors/serve.ts';
import type { ClaimsService } from './claims.service.ts';

export function claimRoutes(app: FastifyInstance, { claims }: { claims: ClaimsService }): void {
  serve(app, claimReward, ({ body }) => claims.claim(body));
  serve(app, waiveReward, ({ body }) => claims.waive(body));
}

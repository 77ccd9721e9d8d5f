import type { FastifyInstance } from 'fastify';
import { appealReward, claimReward, waiveReward } from '../../contract/receipt.ts';
import { serve } from '../../doors/serve.ts';
import type { LookUps } from '../receipts/look-ups.ts';
import type { AppealsService } from './appeals.service.ts';
import type { ClaimsService } from './claims.service.ts';

type Services = { claims: ClaimsService; appeals: AppealsService; lookUps: LookUps };

export function claimRoutes(app: FastifyInstance, { claims, appeals, lookUps }: Services): void {
  serve(app, claimReward, ({ body, request }) => lookUps.run(request.rates, body, () => claims.claim(body)));
  serve(app, waiveReward, ({ body, request }) => lookUps.run(request.rates, body, () => claims.waive(body)));
  serve(app, appealReward, ({ body, request }) => lookUps.run(request.rates, body, () => appeals.ask(body)));
}

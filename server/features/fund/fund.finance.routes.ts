import type { FastifyInstance } from 'fastify';
import { appropriate, readFund, readLedger } from '../../contract/fund.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { FundService } from './fund.service.ts';

export function fundRoutes(app: FastifyInstance, { fund }: { fund: FundService }): void {
  serveStaff(app, readFund, () => fund.read());
  serveStaff(app, readLedger, ({ query }) => fund.journal(query.before));
  serveStaff(app, appropriate, ({ caller, body }) => fund.appropriate(caller, body));
}

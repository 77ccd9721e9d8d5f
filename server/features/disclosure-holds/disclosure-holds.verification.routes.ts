import type { FastifyInstance } from 'fastify';
import { listHolds } from '../../contract/disclosure-holds.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { DisclosureHoldsService } from './disclosure-holds.service.ts';

export function disclosureHoldRoutes(
  app: FastifyInstance,
  { disclosureHolds }: { disclosureHolds: DisclosureHoldsService },
): void {
  serveStaff(app, listHolds, ({ caller }) => disclosureHolds.list(caller));
}

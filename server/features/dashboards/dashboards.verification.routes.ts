import type { FastifyInstance } from 'fastify';
import { readOverview } from '../../contract/dashboards.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { DashboardsService } from './dashboards.service.ts';

export function dashboardRoutes(
  app: FastifyInstance,
  { dashboards }: { dashboards: DashboardsService },
): void {
  serveStaff(app, readOverview, ({ caller, query }) => dashboards.overview(caller, query));
}

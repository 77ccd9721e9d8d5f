import type { FastifyInstance } from 'fastify';
import { readOverview, readSupervision } from '../../contract/dashboards.ts';
import { exportOverview, exportSupervision } from '../../contract/exports.ts';
import { serveStaff } from '../../doors/serve.ts';
import { sendFile } from '../exports/send-file.ts';
import type { DashboardsService } from './dashboards.service.ts';

export function dashboardRoutes(
  app: FastifyInstance,
  { dashboards }: { dashboards: DashboardsService },
): void {
  serveStaff(app, readOverview, ({ caller, query }) => dashboards.overview(caller, query));
  serveStaff(app, exportOverview, async ({ caller, body: { format, lang, ...asked }, reply }) =>
    sendFile(reply, await dashboards.overviewFile(caller, asked, { format, lang })),
  );
  serveStaff(app, readSupervision, ({ caller, query }) => dashboards.supervision(caller, query.period));
  serveStaff(app, exportSupervision, async ({ caller, body: { period, ...how }, reply }) =>
    sendFile(reply, await dashboards.supervisionFile(caller, period, how)),
  );
}

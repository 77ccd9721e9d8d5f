import type { FastifyInstance } from 'fastify';
import { readOverview } from '../../contract/dashboards.ts';
import { exportOverview } from '../../contract/exports.ts';
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
}

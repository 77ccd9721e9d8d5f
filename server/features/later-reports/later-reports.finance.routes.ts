import type { FastifyInstance } from 'fastify';
import { judgeLaterReport, listLaterReports } from '../../contract/later-reports.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { LaterReports } from './later-reports.service.ts';

export function laterReportRoutes(
  app: FastifyInstance,
  { laterReports }: { laterReports: LaterReports },
): void {
  serveStaff(app, listLaterReports, ({ caller, params }) => laterReports.list(caller, params.rewardId));
  serveStaff(app, judgeLaterReport, ({ caller, params, body }) =>
    laterReports.judge(caller, params.rewardId, body),
  );
}

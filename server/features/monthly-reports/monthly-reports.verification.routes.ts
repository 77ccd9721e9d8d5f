import type { FastifyInstance } from 'fastify';
import {
  downloadMonthlyReport,
  issueMonthlyReport,
  listMonthlyReports,
  makeMonthlyReport,
  readMonthlyReport,
} from '../../contract/monthly-reports.ts';
import { serveStaff } from '../../doors/serve.ts';
import { sendFile } from '../exports/send-file.ts';
import type { MonthlyReportsService } from './monthly-reports.service.ts';

export function monthlyReportRoutes(
  app: FastifyInstance,
  { monthlyReports }: { monthlyReports: MonthlyReportsService },
): void {
  serveStaff(app, listMonthlyReports, ({ caller }) => monthlyReports.list(caller));
  serveStaff(app, makeMonthlyReport, ({ caller, body }) => monthlyReports.make(caller, body.month));
  serveStaff(app, readMonthlyReport, ({ caller, params, query }) =>
    monthlyReports.read(caller, params.reportId, query.lang),
  );
  serveStaff(app, issueMonthlyReport, ({ caller, params, body }) =>
    monthlyReports.issue(caller, params.reportId, body.documentNo),
  );
  serveStaff(app, downloadMonthlyReport, async ({ caller, params, body, reply }) =>
    sendFile(reply, await monthlyReports.file(caller, params.reportId, body.lang)),
  );
}

import type { FastifyInstance } from 'fastify';
import { exportLog, listLogEntries, readLogOverview, verifyLog } from '../../contract/audit.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { AuditService } from './audit.service.ts';
import { EXPORT_FORMATS } from './log-export.ts';

export function auditRoutes(app: FastifyInstance, { audit }: { audit: AuditService }): void {
  serveStaff(app, readLogOverview, () => audit.overview());
  serveStaff(app, listLogEntries, ({ caller, query: { before, ...filter } }) =>
    audit.entries(caller, filter, before),
  );
  serveStaff(app, exportLog, async ({ caller, query: { format, ...filter }, reply }) => {
    const { type, ending } = EXPORT_FORMATS[format];
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename="tipward-log.${ending}"`)
      .header('cache-control', 'no-store')
      .send(await audit.export(caller, filter, format));
  });
  serveStaff(app, verifyLog, () => audit.verify());
}

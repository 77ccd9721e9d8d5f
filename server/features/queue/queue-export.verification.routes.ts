import type { FastifyInstance } from 'fastify';
import { exportQueue } from '../../contract/exports.ts';
import { serveStaff } from '../../doors/serve.ts';
import { sendFile } from '../exports/send-file.ts';
import type { QueueExportService } from './queue-export.service.ts';

export function queueExportRoutes(
  app: FastifyInstance,
  { queueExport }: { queueExport: QueueExportService },
): void {
  serveStaff(app, exportQueue, async ({ caller, body, reply }) =>
    sendFile(reply, await queueExport.take(caller, body)),
  );
}

import type { FastifyInstance } from 'fastify';
import { openRaw } from '../../contract/leads.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { ReadingsService } from './readings.service.ts';

export function readingRoutes(app: FastifyInstance, { readings }: { readings: ReadingsService }): void {
  serveStaff(app, openRaw, ({ caller, params, body }) => readings.openRaw(caller, params.leadId, body));
}

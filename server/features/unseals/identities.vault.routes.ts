import type { FastifyInstance } from 'fastify';
import { openIdentity } from '../../contract/unseals.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { ReadingsService } from './readings.service.ts';

export function identityRoutes(app: FastifyInstance, { readings }: { readings: ReadingsService }): void {
  serveStaff(app, openIdentity, ({ caller, body }) => readings.openIdentity(caller, body));
}

import type { FastifyInstance } from 'fastify';
import { aboutLicences, searchLicences } from '../../contract/licences.ts';
import { serve } from '../../doors/serve.ts';
import type { LicencesService } from './licences.service.ts';

export function licenceRoutes(app: FastifyInstance, { licences }: { licences: LicencesService }): void {
  serve(app, aboutLicences, () => licences.about());
  serve(app, searchLicences, ({ body }) => licences.search(body.typed));
}

import type { FastifyInstance } from 'fastify';
import { discardLicences, publishLicences, readLicences, uploadLicences } from '../../contract/licences.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { LicencesService } from './licences.service.ts';

const ok = { ok: true } as const;

export function licenceAdminRoutes(app: FastifyInstance, { licences }: { licences: LicencesService }): void {
  serveStaff(app, readLicences, () => licences.read());
  serveStaff(app, uploadLicences, async ({ caller, body }) => ({ id: await licences.upload(caller, body) }));
  serveStaff(app, publishLicences, async ({ caller, params }) => {
    await licences.publish(caller, params.listId);
    return ok;
  });
  serveStaff(app, discardLicences, async ({ caller, params }) => {
    await licences.discard(caller, params.listId);
    return ok;
  });
}

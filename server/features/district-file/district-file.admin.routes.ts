import type { FastifyInstance } from 'fastify';
import { checkDistrictFile, importDistrictFile, readDistrictFile } from '../../contract/district-file.ts';
import { serveStaff } from '../../doors/serve.ts';
import { refuse } from '../../domain/errors.ts';
import type { DistrictFileService } from './district-file.service.ts';

export function districtFileRoutes(
  app: FastifyInstance,
  { districtFile }: { districtFile: DistrictFileService },
): void {
  serveStaff(app, readDistrictFile, () => districtFile.export());
  serveStaff(app, checkDistrictFile, ({ caller, body }) => districtFile.check(caller.actor, body.file));
  serveStaff(app, importDistrictFile, async ({ caller, body }) => {
    const { problems, left } = await districtFile.import(caller.actor, body.file, body.version);
    if (problems.length > 0) {
      refuse(
        'BAD_REQUEST',
        problems.map(({ path, code }) => ({ path: `file.${path}`, code })),
      );
    }
    return { ok: true, left } as const;
  });
}

import type { FastifyInstance } from 'fastify';
import { Coming, listRegistrations, registerReport } from '../../contract/registrations.ts';
import { serveStaff } from '../../doors/serve.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import type { Gate } from '../gate.ts';
import { type PartsServices, jsonPart, takeParts } from './report-parts.ts';
import type { RegistrationsService } from './registrations.service.ts';

type Services = PartsServices & { registrations: RegistrationsService; uploads: Gate };
const PART = 'coming';
const readPart = jsonPart(PART, Coming);

export function registrationRoutes(
  app: FastifyInstance,
  { registrations, uploads, ...services }: Services,
): void {
  serveStaff(app, registerReport, ({ caller, request }) => {
    const takeIn = () =>
      takeParts(services, request, readComing, (report, stored, coming) =>
        registrations.register(caller, report, coming, stored),
      );
    return uploads.run(takeIn, request.rates.visitor);
  });
  serveStaff(app, listRegistrations, async ({ caller }) => ({
    registrations: await registrations.registeredBy(caller),
  }));
}

/** Its fields go under the part's name, apart from those of the report, which keep theirs. */
function readComing(typed: ReadonlyMap<string, string>): Coming {
  try {
    return readPart(typed);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'BAD_REQUEST') throw error;
    const under = (path: string) => (path === PART || path === '' ? PART : `${PART}.${path}`);
    return refuse(
      'BAD_REQUEST',
      error.fields.map(({ path, code }) => ({ path: under(path), code })),
    );
  }
}

import type { FastifyInstance } from 'fastify';
import { Coming, listRegistrations, registerReport } from '../../contract/registrations.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { Gate } from '../gate.ts';
import { type PartsServices, jsonPart, takeParts } from './report-parts.ts';
import type { RegistrationsService } from './registrations.service.ts';

type Services = PartsServices & { registrations: RegistrationsService; uploads: Gate };
const readComing = jsonPart('coming', Coming);

export function registrationRoutes(
  app: FastifyInstance,
  { registrations, uploads, ...services }: Services,
): void {
  serveStaff(app, registerReport, ({ caller, request }) => {
    const takeIn = () =>
      takeParts(services, request, (report, stored, typed) =>
        registrations.register(caller, report, readComing(typed.get('coming'), 'coming.'), stored),
      );
    return uploads.run(takeIn, request.rates.visitor);
  });
  serveStaff(app, listRegistrations, async ({ caller }) => ({
    registrations: await registrations.registeredBy(caller),
  }));
}

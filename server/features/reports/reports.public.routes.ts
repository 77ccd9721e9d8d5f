import type { FastifyInstance } from 'fastify';
import { submitReport } from '../../contract/report.ts';
import { serve } from '../../doors/serve.ts';
import type { Gate } from '../gate.ts';
import { type PartsServices, takeParts } from './report-parts.ts';
import type { ReportsService } from './reports.service.ts';

type Services = PartsServices & { reports: ReportsService; uploads: Gate };

export function reportRoutes(app: FastifyInstance, { reports, uploads, ...services }: Services): void {
  serve(app, submitReport, ({ request }) => {
    const roomForUnverified = () => request.rates.tryTake('unverified');
    const takeIn = () =>
      takeParts(
        services,
        request,
        () => undefined,
        (report, stored) => reports.submit(report, stored, { street: { roomForUnverified } }),
      );
    return uploads.run(takeIn, request.rates.visitor);
  });
}

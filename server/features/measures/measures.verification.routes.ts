import type { FastifyInstance } from 'fastify';
import { askForMeasure, decideMeasure, listMeasures, recordMeasure } from '../../contract/measures.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { MeasureViews } from './measure-views.ts';
import type { MeasuresService } from './measures.service.ts';

type Services = { measures: MeasuresService; measureViews: MeasureViews };

export function measureRoutes(app: FastifyInstance, { measures, measureViews }: Services): void {
  serveStaff(app, listMeasures, ({ caller, params }) => measureViews.list(caller, params.leadId));
  serveStaff(app, recordMeasure, ({ caller, params, body }) => measures.record(caller, params.leadId, body));
  serveStaff(app, askForMeasure, ({ caller, params, body }) => measures.ask(caller, params.leadId, body));
  serveStaff(app, decideMeasure, ({ caller, params, body }) =>
    measures.decide(caller, params.leadId, params.approvalId, body),
  );
}

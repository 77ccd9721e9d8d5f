import type { FastifyInstance } from 'fastify';
import { acceptLead, assignLead, markLead, sendOfficeMessage, stepLead } from '../../contract/lead-acts.ts';
import { listLeads, listOfficers, readLead, searchLeads } from '../../contract/leads.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { FileUploads } from '../uploads/file-uploads.ts';
import type { LeadsService } from './leads.service.ts';

type Services = { leads: LeadsService; uploadRoom: { uploads: Pick<FileUploads, 'settle'> } };

export function leadRoutes(app: FastifyInstance, { leads, uploadRoom }: Services): void {
  serveStaff(app, listLeads, ({ caller, query }) => leads.list(caller, query));
  serveStaff(app, searchLeads, ({ caller, body }) => leads.search(caller, body));
  serveStaff(app, listOfficers, () => leads.officers());
  serveStaff(app, readLead, ({ caller, params }) => leads.read(caller, params.leadId));
  serveStaff(app, acceptLead, ({ caller, params, body }) => leads.accept(caller, params.leadId, body));
  serveStaff(app, assignLead, ({ caller, params, body }) => leads.assign(caller, params.leadId, body));
  serveStaff(app, stepLead, ({ caller, params, body }) => leads.step(caller, params.leadId, body));
  serveStaff(app, markLead, ({ caller, params, body }) => leads.mark(caller, params.leadId, body));
  serveStaff(app, sendOfficeMessage, async ({ caller, params, body }) => {
    await uploadRoom.uploads.settle(body.uploads ?? []);
    return leads.message(caller, params.leadId, body);
  });
}

import type { FastifyInstance } from 'fastify';
import {
  alikeLeads,
  handleFlood,
  joinTarget,
  joinedLeads,
  leaveTarget,
  mergeLead,
  readTarget,
  splitLead,
} from '../../contract/targets.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { FloodsService } from './floods.service.ts';
import type { MergingOfLeads } from './merging.ts';
import type { TargetsService } from './targets.service.ts';

type Services = { targets: TargetsService; merging: MergingOfLeads; floods: FloodsService };

export function targetRoutes(app: FastifyInstance, { targets, merging, floods }: Services): void {
  serveStaff(app, alikeLeads, ({ caller, params }) => targets.alike(caller, params.leadId));
  serveStaff(app, joinedLeads, ({ caller, params }) => targets.joined(caller, params.leadId));
  serveStaff(app, mergeLead, ({ caller, params, body }) => merging.merge(caller, params.leadId, body));
  serveStaff(app, splitLead, ({ caller, params, body }) => merging.split(caller, params.leadId, body));
  serveStaff(app, joinTarget, ({ caller, params, body }) => targets.join(caller, params.leadId, body.with));
  serveStaff(app, leaveTarget, ({ caller, params }) => targets.leave(caller, params.leadId));
  serveStaff(app, readTarget, ({ caller, params }) => targets.read(caller, params.targetId));
  serveStaff(app, handleFlood, ({ caller, body }) => floods.handle(caller, body));
}

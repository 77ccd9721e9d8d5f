import type { FastifyInstance } from 'fastify';
import {
  acceptTask,
  changeOfficers,
  listColleagues,
  listOfficerChanges,
  saveFinding,
  signFinding,
} from '../../contract/tasks.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { TasksService } from './tasks.service.ts';

export function taskRoutes(app: FastifyInstance, { tasks }: { tasks: TasksService }): void {
  serveStaff(app, acceptTask, ({ caller, params, body }) =>
    tasks.accept(caller, params.leadId, body.officers),
  );
  serveStaff(app, saveFinding, ({ caller, params, body }) => tasks.record(caller, params.leadId, body));
  serveStaff(app, signFinding, ({ caller, params }) => tasks.sign(caller, params.leadId));
  serveStaff(app, changeOfficers, ({ caller, params, body }) =>
    tasks.changeOfficers(caller, params.leadId, body),
  );
  serveStaff(app, listOfficerChanges, ({ caller, params }) => tasks.officerChanges(caller, params.leadId));
  serveStaff(app, listColleagues, ({ caller }) => tasks.colleagues(caller));
}

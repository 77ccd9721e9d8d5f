import type { FastifyInstance } from 'fastify';
import { listColleagues, startHelp } from '../../contract/account-help.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { AccountHelpService } from './account-help.service.ts';

export function accountHelpRoutes(app: FastifyInstance, { helps }: { helps: AccountHelpService }): void {
  serveStaff(app, listColleagues, ({ caller }) => helps.helpable(caller));
  serveStaff(app, startHelp, ({ caller, body }) => helps.start(caller, body.staffId));
}

import type { FastifyInstance } from 'fastify';
import {
  answerIdentityCheck,
  dropExclusionList,
  listIdentityChecks,
  uploadExclusionList,
} from '../../contract/identity-checks.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { ExclusionLists } from './exclusion-lists.service.ts';
import type { IdentityChecks } from './identity-checks.service.ts';

type Services = { identityChecks: IdentityChecks; exclusionLists: ExclusionLists };

export function identityCheckRoutes(
  app: FastifyInstance,
  { identityChecks, exclusionLists }: Services,
): void {
  serveStaff(app, listIdentityChecks, async ({ caller }) => ({
    checks: await identityChecks.list(caller),
    lists: await exclusionLists.list(caller),
  }));
  serveStaff(app, answerIdentityCheck, ({ caller, params }) => identityChecks.answer(caller, params.checkId));
  serveStaff(app, uploadExclusionList, ({ caller, body }) => exclusionLists.upload(caller, body));
  serveStaff(app, dropExclusionList, ({ caller, params }) => exclusionLists.drop(caller, params.listId));
}

import type { FastifyInstance } from 'fastify';
import { answerExclusions, askIdentityCheck, readEligibility } from '../../contract/exclusions.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { EligibilityService } from './eligibility.service.ts';

export function eligibilityRoutes(
  app: FastifyInstance,
  { eligibility }: { eligibility: EligibilityService },
): void {
  serveStaff(app, readEligibility, ({ caller, params }) => eligibility.read(caller, params.rewardId));
  serveStaff(app, answerExclusions, ({ caller, params, body }) =>
    eligibility.answer(caller, params.rewardId, body),
  );
  serveStaff(app, askIdentityCheck, ({ caller, params }) => eligibility.ask(caller, params.rewardId));
}

import type { FastifyInstance } from 'fastify';
import { eligibilityRoutes } from '../features/exclusions/eligibility.finance.routes.ts';
import { fundRoutes } from '../features/fund/fund.finance.routes.ts';
import { counterRoutes } from '../features/payouts/counter.finance.routes.ts';
import { payoutRoutes } from '../features/payouts/payouts.finance.routes.ts';
import { laterReportRoutes } from '../features/later-reports/later-reports.finance.routes.ts';
import { rewardPaperRoutes } from '../features/reward-papers/reward-papers.finance.routes.ts';
import { rewardRoutes } from '../features/rewards/rewards.finance.routes.ts';
import { schemeRoutes } from '../features/rewards/schemes.finance.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** Reward desk, finance bureau, payments. */
export async function financeDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'finance', office.sessions);
  rewardRoutes(app, office);
  eligibilityRoutes(app, office);
  rewardPaperRoutes(app, office);
  laterReportRoutes(app, office);
  schemeRoutes(app, office);
  fundRoutes(app, office);
  payoutRoutes(app, office);
  counterRoutes(app, office);
}

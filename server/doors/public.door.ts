import type { FastifyInstance } from 'fastify';
import { logRoutes } from '../features/audit/log.public.routes.ts';
import { districtRoutes } from '../features/district/district.public.routes.ts';
import { healthRoutes } from '../features/district/health.public.routes.ts';
import { receiptActRoutes } from '../features/receipts/receipt-acts.public.routes.ts';
import { licenceRoutes } from '../features/licences/licences.public.routes.ts';
import { publicLookRoutes } from '../features/look/look.public.routes.ts';
import { receiptRoutes } from '../features/receipts/receipts.public.routes.ts';
import { dueFeedRoutes } from '../features/reminders/due-feed.public.routes.ts';
import { reportRoutes } from '../features/reports/reports.public.routes.ts';
import { claimRoutes } from '../features/rewards/claims.public.routes.ts';
import { ruleRoutes } from '../features/rewards/rules.public.routes.ts';
import { screeningRoutes } from '../features/screening/screening.public.routes.ts';
import { signInRoutes } from '../features/sessions/sessions.public.routes.ts';
import { setupRoutes } from '../features/setup/setup.public.routes.ts';
import { statisticsRoutes } from '../features/statistics/statistics.public.routes.ts';
import { uploadRoutes } from '../features/uploads/uploads.public.routes.ts';
import { enrolmentRoutes } from '../features/staff/account-help.public.routes.ts';
import { villageRoutes } from '../features/villages/villages.public.routes.ts';
import type { Office } from '../wiring.ts';
import { openDoor } from './guard.ts';

/** From the street: report, look up a receipt, sign in. Whoever comes is nobody in particular. */
export async function publicDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  openDoor(app);
  healthRoutes(app, office);
  districtRoutes(app, office);
  publicLookRoutes(app, office);
  villageRoutes(app, office);
  screeningRoutes(app, office);
  reportRoutes(app, office);
  receiptRoutes(app, office);
  receiptActRoutes(app, office);
  claimRoutes(app, office);
  signInRoutes(app, office);
  enrolmentRoutes(app, office);
  setupRoutes(app, office);
  uploadRoutes(app, office);
  logRoutes(app, office);
  ruleRoutes(app, office);
  licenceRoutes(app, office);
  statisticsRoutes(app, office);
  dueFeedRoutes(app, office);
}

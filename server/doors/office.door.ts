import type { FastifyInstance } from 'fastify';
import { recoveryShareRoutes } from '../features/recovery/recovery.office.routes.ts';
import { accountHelpRoutes } from '../features/staff/account-help.office.routes.ts';
import { rewardDueRoutes } from '../features/rewards/reward-dues.office.routes.ts';
import { recusalRoutes } from '../features/recusals/recusals.office.routes.ts';
import { dutyRoutes } from '../features/duty/duty.office.routes.ts';
import { reminderRoutes } from '../features/reminders/reminders.office.routes.ts';
import { securityRoutes } from '../features/sessions/security.office.routes.ts';
import { sessionRoutes } from '../features/sessions/sessions.office.routes.ts';
import { unsealRoutes } from '../features/unseals/unseals.office.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** Every member of staff: their session, their desks. */
export async function officeDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'office', office.sessions);
  sessionRoutes(app, office);
  recusalRoutes(app, office);
  rewardDueRoutes(app, office);
  unsealRoutes(app, office);
  securityRoutes(app, office);
  reminderRoutes(app, office);
  dutyRoutes(app, office);
  accountHelpRoutes(app, office);
  recoveryShareRoutes(app, office);
}

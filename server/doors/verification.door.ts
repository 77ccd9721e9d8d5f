import type { FastifyInstance } from 'fastify';
import { dashboardRoutes } from '../features/dashboards/dashboards.verification.routes.ts';
import { boardRoutes } from '../features/board/board.verification.routes.ts';
import { determinationRoutes } from '../features/determinations/determinations.verification.routes.ts';
import { escalationRoutes } from '../features/escalations/escalations.verification.routes.ts';
import { dispositionRoutes } from '../features/dispositions/dispositions.verification.routes.ts';
import { evidenceRoutes } from '../features/evidence/evidence.verification.routes.ts';
import { handOverRoutes } from '../features/hand-overs/hand-overs.verification.routes.ts';
import { leadRoutes } from '../features/leads/leads.verification.routes.ts';
import { measureRoutes } from '../features/measures/measures.verification.routes.ts';
import { noteRoutes } from '../features/notes/notes.verification.routes.ts';
import { collectedRoutes } from '../features/evidence/collected.verification.routes.ts';
import { meetingRoutes } from '../features/meetings/meetings.verification.routes.ts';
import { monthlyReportRoutes } from '../features/monthly-reports/monthly-reports.verification.routes.ts';
import { savedViewRoutes } from '../features/queue/saved-views.verification.routes.ts';
import { registrationRoutes } from '../features/reports/registrations.verification.routes.ts';
import { retentionRoutes } from '../features/retention/retention.verification.routes.ts';
import { targetRoutes } from '../features/targets/targets.verification.routes.ts';
import { taskRoutes } from '../features/tasks/tasks.verification.routes.ts';
import { transferPaperRoutes } from '../features/transfer-papers/transfer-papers.verification.routes.ts';
import { readingRoutes } from '../features/unseals/readings.verification.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** The joint team: leads, tasks, determinations; and whoever registers what came by word or on paper. */
export async function verificationDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'verification', office.sessions);
  leadRoutes(app, office);
  savedViewRoutes(app, office);
  dashboardRoutes(app, office);
  monthlyReportRoutes(app, office);
  registrationRoutes(app, office);
  readingRoutes(app, office);
  evidenceRoutes(app, office);
  handOverRoutes(app, office);
  escalationRoutes(app, office);
  boardRoutes(app, office);
  targetRoutes(app, office);
  taskRoutes(app, office);
  determinationRoutes(app, office);
  dispositionRoutes(app, office);
  transferPaperRoutes(app, office);
  meetingRoutes(app, office);
  collectedRoutes(app, office);
  noteRoutes(app, office);
  measureRoutes(app, office);
  retentionRoutes(app, office);
}

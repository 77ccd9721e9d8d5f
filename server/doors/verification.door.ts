import type { FastifyInstance } from 'fastify';
import { evidenceRoutes } from '../features/evidence/evidence.verification.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** The joint team: leads, tasks, determinations. */
export async function verificationDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'verification', office.sessions);
  evidenceRoutes(app, office);
}

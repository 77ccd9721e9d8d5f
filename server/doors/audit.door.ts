import type { FastifyInstance } from 'fastify';
import { auditRoutes } from '../features/audit/audit.audit.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** The auditor: the whole log, and not one word of a report. */
export async function auditDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'audit', office.sessions);
  auditRoutes(app, office);
}

import type { FastifyInstance } from 'fastify';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** The administrators: people and settings, never a lead. */
export async function adminDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'admin', office.sessions);
}

import type { FastifyInstance } from 'fastify';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** Reward desk, finance bureau, payments. */
export async function financeDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'finance', office.sessions);
}

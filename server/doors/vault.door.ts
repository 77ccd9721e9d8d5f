import type { FastifyInstance } from 'fastify';
import { identityCheckRoutes } from '../features/exclusions/checks.vault.routes.ts';
import { identityRoutes } from '../features/unseals/identities.vault.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** The identity custodians: who reported, and nothing of what was reported. */
export async function vaultDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'vault', office.sessions);
  identityRoutes(app, office);
  identityCheckRoutes(app, office);
}

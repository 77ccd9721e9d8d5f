import type { FastifyInstance } from 'fastify';
import { drillRecovery, makeRecoveryKey, readRecovery, restoreDesk } from '../../contract/recovery.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RecoveryService } from './recovery.service.ts';
import type { RecoveryShares } from './recovery-shares.ts';

type Services = { recovery: RecoveryService; recoveryShares: RecoveryShares };

export function recoveryRoutes(app: FastifyInstance, { recovery, recoveryShares }: Services): void {
  serveStaff(app, readRecovery, () => recovery.state());
  serveStaff(app, makeRecoveryKey, async ({ caller, body }) => ({
    generation: await recoveryShares.make(caller, body.keepers),
  }));
  serveStaff(app, drillRecovery, ({ caller, body }) => recovery.drill(caller, body.shares));
  serveStaff(app, restoreDesk, async ({ caller, body }) => {
    await recovery.restore(caller, body);
    return { ok: true } as const;
  });
}

import type { FastifyInstance } from 'fastify';
import { myShare, shareIsOnPaper, showShare } from '../../contract/recovery.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RecoveryShares } from './recovery-shares.ts';

export function recoveryShareRoutes(
  app: FastifyInstance,
  { recoveryShares }: { recoveryShares: RecoveryShares },
): void {
  serveStaff(app, myShare, ({ caller }) => recoveryShares.mine(caller));
  serveStaff(app, showShare, ({ caller }) => recoveryShares.show(caller));
  serveStaff(app, shareIsOnPaper, async ({ caller }) => {
    await recoveryShares.taken(caller);
    return { ok: true } as const;
  });
}

import type { FastifyInstance } from 'fastify';
import {
  addPasskey,
  askMyPasskey,
  listPasskeys,
  offerTotp,
  removePasskey,
  renewTotp,
} from '../../contract/security.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { SecurityService } from './security.service.ts';

const ok = { ok: true } as const;

export function securityRoutes(app: FastifyInstance, { security }: { security: SecurityService }): void {
  serveStaff(app, askMyPasskey, ({ caller }) => security.askMine(caller));
  serveStaff(app, listPasskeys, ({ caller }) => security.list(caller));
  serveStaff(app, addPasskey, async ({ caller, body }) => {
    await security.add(caller, body);
    return ok;
  });
  serveStaff(app, removePasskey, async ({ caller, body }) => {
    await security.remove(caller, body);
    return ok;
  });
  serveStaff(app, offerTotp, ({ caller }) => security.offerTotp(caller));
  serveStaff(app, renewTotp, async ({ caller, body }) => {
    await security.renewTotp(caller, body);
    return ok;
  });
}

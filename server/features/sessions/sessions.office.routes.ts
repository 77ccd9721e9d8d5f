import type { FastifyInstance } from 'fastify';
import {
  admitMember,
  changePassword,
  listDesks,
  renewDeskKey,
  signOut,
  whoAmI,
} from '../../contract/sessions.ts';
import { serveStaff } from '../../doors/serve.ts';
import { clearSessionCookie } from '../../plugins/session-cookie.ts';
import type { SessionsService } from './sessions.service.ts';

const ok = { ok: true } as const;

export function sessionRoutes(app: FastifyInstance, { sessions }: { sessions: SessionsService }): void {
  serveStaff(app, whoAmI, ({ caller }) => sessions.me(caller));
  serveStaff(app, signOut, async ({ caller, reply }) => {
    await sessions.signOut(caller);
    clearSessionCookie(reply);
    return ok;
  });
  serveStaff(app, changePassword, async ({ caller, body }) => {
    await sessions.changePassword(caller, body.current, body.next);
    return ok;
  });
  serveStaff(app, listDesks, ({ caller }) => sessions.desks(caller));
  serveStaff(app, renewDeskKey, async ({ caller, params }) => {
    await sessions.rotate(caller, params.deskId);
    return ok;
  });
  serveStaff(app, admitMember, async ({ caller, params, body }) => {
    await sessions.admit(caller, params.deskId, body.staffId);
    return ok;
  });
}

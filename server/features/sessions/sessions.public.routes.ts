import type { FastifyInstance } from 'fastify';
import { askPasskey } from '../../contract/security.ts';
import { signIn } from '../../contract/sessions.ts';
import { serve } from '../../doors/serve.ts';
import { writeSessionCookie } from '../../plugins/session-cookie.ts';
import type { SecurityService } from './security.service.ts';
import type { SessionsService } from './sessions.service.ts';
import type { makeSignIn } from './sign-in.ts';

export function signInRoutes(
  app: FastifyInstance,
  services: { signIn: ReturnType<typeof makeSignIn>; sessions: SessionsService; security: SecurityService },
): void {
  serve(app, askPasskey, () => services.security.ask());
  serve(app, signIn, async ({ body, reply }) => {
    const { ticket } = await services.signIn(body);
    writeSessionCookie(reply, ticket);
    const caller = await services.sessions.callerOf(ticket);
    if (!caller) throw new Error('a session that was just opened cannot be found');
    await services.sessions.keepDesks(caller);
    return services.sessions.me(caller);
  });
}

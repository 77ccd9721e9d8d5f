import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../domain/errors.ts';
import { type Door, mayEnter } from '../domain/roles.ts';
import type { Caller } from '../features/caller.ts';
import type { SessionsService } from '../features/sessions/sessions.service.ts';
import { readSessionCookie } from '../plugins/session-cookie.ts';

/** Where reports are worked on and money moves. In the office everybody minds their own account; administrators have no desk. */
const ROOMS: readonly Door[] = ['verification', 'finance', 'vault', 'audit'];

/** Where looking is the work: the log, the books and the custodians' requests list themselves to whoever may enter. */
const KEPT: readonly Door[] = ['finance', 'vault', 'audit'];

/**
 * Shuts a staff door before anything stands behind it. Who isn't signed in gets NOT_SIGNED_IN, who has no business
 * here FORBIDDEN, who acts in a role that no desk has let them into KEY_MISSING; a route that doesn't say whom it allows stops the office from starting.
 */
export function guardDoor(app: FastifyInstance, door: Door, sessions: SessionsService): void {
  demandAllow(app, (allow) => allow !== 'ANYBODY');
  app.addHook('onRequest', async (request) => {
    const caller = (await sessions.callerOf(readSessionCookie(request))) ?? refuse('NOT_SIGNED_IN');
    const { allow } = request.routeOptions.config;
    const mayUse = ({ actor }: Caller) =>
      !Array.isArray(allow) || allow.some((role) => actor.roles.includes(role));
    if (!mayEnter(caller.actor, door) || !mayUse(caller)) refuse('FORBIDDEN');
    refuseForeignPages(request);
    // An act takes more than an administrator's word, and so does looking where no list asks for a key of its own.
    const acts = ROOMS.includes(door) && !['GET', 'HEAD'].includes(request.method);
    request.caller = acts || KEPT.includes(door) ? await sessions.letIn(caller) : caller;
    if (!mayUse(request.caller)) refuse('KEY_MISSING');
  });
}

/**
 * The street’s door lets everybody in, but only to routes that say so, and not in the service of another site's page:
 * that one would have a thousand visitors report for it, each from an address of their own.
 */
export function openDoor(app: FastifyInstance): void {
  demandAllow(app, (allow) => allow === 'ANYBODY');
  app.addHook('onRequest', async (request) => refuseForeignPages(request));
}

function demandAllow(app: FastifyInstance, fits: (allow: unknown) => boolean): void {
  app.addHook('onRoute', (route) => {
    const allow = route.config?.allow;
    if (allow === undefined || !fits(allow))
      throw new Error(`${route.url}: says to nobody, or to the wrong people, that it is open`);
  });
}

/** A browser says where a request comes from; another site's page can't act in a signed-in person's name. */
function refuseForeignPages({ headers, host, method, server }: FastifyRequest): void {
  if (method === 'GET') return;
  const { origin } = headers;
  // A proxy may have put its own name into Host; the public address is ours whatever it says.
  const ours = (said: string) => said === server.publicOrigin || new URL(said).host === host;
  if (origin !== undefined && !(URL.canParse(origin) && ours(origin))) refuse('FORBIDDEN');
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') refuse('FORBIDDEN');
}

import type { FastifyReply, FastifyRequest } from 'fastify';

/** The session's id and the key that opens what the database keeps of it. Neither stands anywhere else. */
export type SessionTicket = { sessionId: string; key: Buffer };

/** By https the name itself binds the cookie: no other host and no plain http could have set it. */
const nameFor = ({ overHttps }: Pick<FastifyRequest, 'overHttps'>): string =>
  overHttps ? '__Host-tipward_session' : 'tipward_session';
const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The ticket in the request's cookie, or null where there is none or it isn't one of ours. */
export function readSessionCookie(request: FastifyRequest): SessionTicket | null {
  const match = FORM.exec(request.cookies[nameFor(request)] ?? '');
  return match?.[1] && match[2] ? { sessionId: match[1], key: Buffer.from(match[2], 'base64url') } : null;
}

/**
 * Hands the ticket to the browser: no script reads it, no other site sends it, and it ends with the browser, for that
 * one's clock isn't ours. The office ends the session in its own time.
 */
export function writeSessionCookie(reply: FastifyReply, ticket: SessionTicket): void {
  reply.setCookie(nameFor(reply.request), `${ticket.sessionId}.${ticket.key.toString('base64url')}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.overHttps,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(nameFor(reply.request), { path: '/', secure: reply.request.overHttps });
}

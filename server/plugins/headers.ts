import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

export const HEADERS_OF_ALL = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A page that records a voice says so itself. Taking a photo by a file box needs no permission.
  'permissions-policy': 'geolocation=(), camera=(), microphone=()',
};
/** What the API's answers need, and whatever else is no page: nothing at all. */
export const STRICTEST_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What everybody may see and what never changes under its name, such as an emblem: no need to ask again. */
export const KEPT_FOR_GOOD = 'public, max-age=31536000, immutable';

/** A year during which a browser that came by https comes by nothing else. */
export function httpsOnly({ overHttps }: FastifyRequest): Record<string, string> {
  return overHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {};
}

/** Headers of every answer. Pages, which answer past this hook, get theirs at the site door. */
export const headers = fp(async function headers(app) {
  app.addHook('onSend', async (request, reply) => {
    reply.headers({ ...HEADERS_OF_ALL, ...httpsOnly(request) });
    // An answer that is stricter about itself, as a file of evidence is, stays so.
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', STRICTEST_POLICY);
    // By the route, not by the address as it was spelt: `/%61pi/…` is the API too.
    const ofTheApi = (request.routeOptions.url ?? request.url).startsWith('/api/');
    if (ofTheApi && reply.getHeader('cache-control') !== KEPT_FOR_GOOD)
      reply.header('cache-control', 'no-store');
  });
});

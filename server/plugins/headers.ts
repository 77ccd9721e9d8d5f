import fp from 'fastify-plugin';

export const HEADERS_OF_ALL = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), camera=(self), microphone=(self)',
};
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer. Pages bring their own content security policy; the API's answers need none at all. */
export const headers = fp(async function headers(app) {
  app.addHook('onSend', async (request, reply) => {
    reply.headers(HEADERS_OF_ALL);
    if (request.protocol === 'https')
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    // By the route, not by the address as it was spelt: `/%61pi/…` is the API too.
    if ((request.routeOptions.url ?? request.url).startsWith('/api/')) {
      reply.header('cache-control', 'no-store');
      // An answer that is stricter about itself, as a file of evidence is, stays so.
      if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', API_POLICY);
    }
  });
});
